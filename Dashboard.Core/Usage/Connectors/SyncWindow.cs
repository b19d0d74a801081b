using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>One window of days from the provider into the ledger: everything is fetched first, then replaced at once, or nothing is.</summary>
public sealed class SyncWindow(ImportUsage import, IDbContextFactory<DashboardStore> stores)
{
    private const int FaultsTold = 3;

    internal async Task<WindowOutcome> RunAsync(IUsageConnector connector, Fetching fetching, string name, CancellationToken ct)
    {
        if (await connector.FetchAsync(fetching, ct) is { } trouble)
            return new(trouble);

        var request = new ImportRequest(new SourceSelection(fetching.Pages, []), Connection: name) { Window = new Window(name, fetching.Days.From, fetching.Days.Until) };
        ImportOutcome outcome;
        try
        {
            outcome = await import.RunAsync(request, null, ct);
        }
        catch (WindowTooLargeException e)
        {
            return new(new Trouble(FeedState.TooMuch, e.Message));
        }

        await ForgetUnchangedAsync(fetching, ct);
        if (outcome.Files.FirstOrDefault(f => f.Format is null) is { } refused)
            return new(Fetching.Unreadable($"a page we cannot read ({refused.Path}: {refused.Errors[0].Message})"));

        var rejected = outcome.Files.Sum(f => f.Rejected);
        return new(null)
        {
            Rows = outcome.Files.Sum(f => f.RowsRead - f.Skipped),
            Added = outcome.Files.Sum(f => f.Accepted),
            Updated = outcome.Files.Sum(f => f.Updated),
            Rejected = rejected,
            Note = rejected == 0 ? "" : string.Join(" ", outcome.Files.SelectMany(f => f.Errors.Select(e => $"{f.Path}, line {e.Line}: {e.Message}.")).Take(FaultsTold)),
        };
    }

    // Nothing in the ledger came from them: a page that says what is known already needs no record of its own.
    private async Task ForgetUnchangedAsync(Fetching fetching, CancellationToken ct)
    {
        var names = fetching.Pages.Select(p => p.Identity).ToList();
        await using var store = await stores.CreateDbContextAsync(ct);
        var none = store.Imports().Where(i => names.Contains(i.File) && i.Accepted == 0 && i.Updated == 0 && i.Rejected == 0 && i.State == ImportState.Done);
        await store.ImportFaults().Where(f => none.Any(i => i.Id == f.ImportId)).ExecuteDeleteAsync(ct);
        await none.ExecuteDeleteAsync(ct);
    }
}

/// <summary>What came of a window.</summary>
internal sealed record WindowOutcome(Trouble? Trouble)
{
    public long Rows { get; init; }

    public long Added { get; init; }

    public long Updated { get; init; }

    public long Rejected { get; init; }

    public string Note { get; init; } = "";
}
