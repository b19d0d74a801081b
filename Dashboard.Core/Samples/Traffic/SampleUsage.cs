using Dashboard.Core.Marks;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Samples.Traffic;

/// <summary>Eighteen months of usage over eight connections.</summary>
public sealed class SampleUsage(IDbContextFactory<DashboardStore> stores, ImportUsage import, RemoveConnection remove, SampleMarksQuery marks) : ISamplePart
{
    public string Title => "Usage and its cost";

    public async Task<string?> ObstacleAsync(CancellationToken ct)
    {
        var names = SampleCompany.Connections.Select(c => c.Name).ToList();
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Connections().FirstOrDefaultAsync(c => names.Contains(c.Name) && c.Format != Connection.SampleFormat, ct) is { } taken
            ? $"There is a connection named \"{taken.Name}\" that the sample did not make."
            : null;
    }

    public async Task LoadAsync(SampleMoment moment, Action<long> told, CancellationToken ct)
    {
        await marks.MarkAsync(MarkKinds.Connection, SampleCompany.Connections.Select(c => c.Name), ct);
        var before = 0L;
        foreach (var connection in SampleCompany.Connections)
        {
            var request = new ImportRequest(new SourceSelection([new SourceFile(connection.Name, null) { Identity = $"sample/{connection.Account}" }], []), Connection: connection.Name)
            {
                Given = new SampleFormat(moment, connection),
                OpenStandardInput = () => new MemoryStream([(byte)'-'], writable: false),
            };
            var sofar = before;
            var outcome = await import.RunAsync(request, new Teller(rows => told(sofar + rows)), ct);
            before += outcome.Files.Sum(f => f.RowsRead);
            told(before);
        }
    }

    public async Task RemoveAsync(Action<long> told, CancellationToken ct)
    {
        var before = 0L;
        foreach (var name in (await marks.KeysAsync(MarkKinds.Connection, ct)).Order(StringComparer.Ordinal))
        {
            var sofar = before;
            before += await remove.RunAsync(name, rows => told(sofar + rows), ct) ?? 0;
        }

        await marks.UnmarkAsync(MarkKinds.Connection, ct);
    }

    private sealed class Teller(Action<long> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(value.RowsRead);
    }
}
