using System.Globalization;
using System.IO.Compression;
using System.Text;

using Dashboard.Core.Providers;
using Dashboard.Core.Units;
using Dashboard.Core.Usage;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Usage;

/// <summary>The usage room over a real store, with files to import.</summary>
public sealed class UsageHouse : IDisposable
{
    private readonly TestFolder _files = new();

    public UsageHouse(TimeProvider? time = null, Action<IServiceCollection>? more = null) => Store = new TestStore(services =>
    {
        services.AddSingleton(time ?? TimeProvider.System).AddProviders().AddWorkloads().AddUsage();
        more?.Invoke(services);
    });

    public TestStore Store { get; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public T Get<T>() where T : notnull => Store.Services.GetRequiredService<T>();

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_files[name])!);
        return _files.Write(name, text);
    }

    public string WriteGzip(string name, string text)
    {
        using var file = File.Create(_files[name]);
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        return _files[name];
    }

    public string Folder => _files.Path;

    public Task<ImportOutcome> ImportAsync(params string[] paths) => ImportAsync(new ImportRequest(SourceFiles.Select(paths)));

    public Task<ImportOutcome> ImportAsync(ImportRequest request) => Get<ImportUsage>().RunAsync(request, null, Ct);

    /// <summary>Writes a file and imports it.</summary>
    public async Task<FileOutcome> ImportTextAsync(string name, string text) => (await ImportAsync(Write(name, text))).Files.Single();

    public Task<SpendAnswer> SpendAsync(string from, string until, params SpendKey[] by) =>
        Get<SpendQuery>().AskAsync(new SpendQuestion(new Period(Day(from), Day(until)), by), Ct);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>All entries with what their series says, in an order that does not depend on how they came.</summary>
    public async Task<string> SnapshotAsync()
    {
        await using var store = Store.CreateDbContext();
        var rows = await store.UsageEntries()
            .Join(store.Series(), e => e.SeriesId, s => s.Id, (e, s) => new { e, s })
            .ToListAsync(Ct);
        return string.Join('\n', rows
            .Select(r => $"{r.e.At:O} {r.e.KeyHash:x} {r.e.Input} {r.e.CacheRead} {r.e.CacheWrite5m} {r.e.CacheWrite1h} {r.e.CacheWriteUnknown} {r.e.Output} {r.e.Reasoning} {r.e.Requests} {r.e.ReportedNanos} {r.e.ComputedNanos} {r.e.TraceId} {r.s.Contract}/{r.s.Gateway}/{r.s.Host}/{r.s.RawModel}/{r.s.ApiKey}/{r.s.Project}/{r.s.ServiceTier}/{r.s.Tag}/{r.s.Service}")
            .Order(StringComparer.Ordinal));
    }

    /// <summary>Every roll-up row that differs from a scan of the entries; a scan knows nothing of how roll-ups are written.</summary>
    public async Task<IReadOnlyList<string>> WrongRollUpsAsync(string timeZone)
    {
        await using var store = Store.CreateDbContext();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var bases = await store.Series().ToDictionaryAsync(s => s.Id, s => s.BaseId, Ct);
        var entries = await store.UsageEntries().AsNoTracking().ToListAsync(Ct);
        var generation = (await store.ReportingZones().SingleOrDefaultAsync(Ct))?.Generation ?? 0;

        string DayOf(UsageEntry e) => (e.Grain.IsOfUtcDays() ? e.At : TimeZoneInfo.ConvertTimeFromUtc(e.At, zone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] scanned =
        [
            .. entries.GroupBy(e => $"day {DayOf(e)} {e.SeriesId} {e.Grain.IsOfUtcDays()}").Select(g => g.Key + Sums(g)),
            .. entries.GroupBy(e => $"small {DayOf(e)} {bases[e.SeriesId]} {e.Grain.IsOfUtcDays()}").Select(g => g.Key + Sums(g)),
            .. entries.Where(e => !e.Grain.IsOfUtcDays()).GroupBy(e => $"hour {e.At:yyyy-MM-dd HH} {e.SeriesId}").Select(g => g.Key + Sums(g)),
        ];
        string[] rolled =
        [
            .. (await store.UsageDays().Where(d => d.Generation == generation).ToListAsync(Ct)).Select(d => $"day {d.Day:yyyy-MM-dd} {d.SeriesId} {d.UtcDay}" + Sums(d)),
            .. (await store.SmallDays().Where(d => d.Generation == generation).ToListAsync(Ct)).Select(d => $"small {d.Day:yyyy-MM-dd} {d.SeriesId} {d.UtcDay}" + Sums(d)),
            .. (await store.UsageHours().ToListAsync(Ct)).Select(h => $"hour {h.Hour:yyyy-MM-dd HH} {h.SeriesId}" + Sums(h)),
        ];
        return [.. scanned.Except(rolled).Select(s => "missing: " + s), .. rolled.Except(scanned).Select(s => "wrong: " + s)];
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Store.Folder.Database}");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    public void Dispose()
    {
        Store.Dispose();
        _files.Dispose();
    }

    private static string Sums(IEnumerable<UsageEntry> entries)
    {
        var all = entries.ToList();
        string Sum(Func<UsageEntry, long?> value) => $" {all.Sum(e => value(e) ?? 0)}/{all.Count(e => value(e) is not null)}";
        long? Estimated(UsageEntry e) => e.Assumed == CostAssumptions.None ? null : e.ComputedNanos;
        long? Reported(UsageEntry e) => e.ReportedCurrency == "USD" ? e.ReportedNanos : null;
        return $" {all.Count}" + Sum(e => e.Requests) + Sum(e => e.Input) + Sum(e => e.CacheRead) + Sum(e => e.CacheWrite5m) + Sum(e => e.CacheWrite1h)
            + Sum(e => e.CacheWriteUnknown) + Sum(e => e.Output) + Sum(e => e.Reasoning) + Sum(e => e.ComputedNanos) + Sum(Reported)
            + Sum(e => Reported(e) ?? e.ComputedNanos) + Sum(Estimated) + Sum(e => Reported(e) is null ? Estimated(e) : null);
    }

    private static string Sums(RollUp r) =>
        $" {r.Entries} {r.Requests}/{r.RequestsKnown} {r.Input}/{r.InputKnown} {r.CacheRead}/{r.CacheReadKnown} {r.CacheWrite5m}/{r.CacheWrite5mKnown}"
        + $" {r.CacheWrite1h}/{r.CacheWrite1hKnown} {r.CacheWriteUnknown}/{r.CacheWriteUnknownKnown} {r.Output}/{r.OutputKnown} {r.Reasoning}/{r.ReasoningKnown}"
        + $" {r.ComputedNanos}/{r.ComputedKnown} {r.ReportedNanos}/{r.ReportedKnown} {r.BestNanos}/{r.BestKnown}"
        + $" {r.EstimatedNanos}/{r.EstimatedKnown} {r.BestEstimatedNanos}/{r.BestEstimatedKnown}";
}
