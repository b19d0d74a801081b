using System.Globalization;

using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>What a period that is not over will cost. Reads roll-ups only.</summary>
public sealed class ForecastQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory, ReportingDayQuery days)
{
    // Three ends of a month and a little more.
    private const int History = 120;

    /// <summary>The calendar month of today.</summary>
    public async Task<ForecastAnswer> MonthAsync(IReadOnlyList<SpendFilter> only, SpendBasis basis, CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        var first = new DateOnly(today.Year, today.Month, 1);
        return await AskAsync(new Period(first, first.AddMonths(1)), only, basis, ct);
    }

    public async Task<ForecastAnswer> AskAsync(Period period, IReadOnlyList<SpendFilter> only, SpendBasis basis, CancellationToken ct)
    {
        var day = await days.TodayAsync(ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var begin = new[] { period.From, day.Today }.Min().AddDays(-History);
        var until = new[] { period.Until, day.Today.AddDays(1) }.Min();
        if (until <= begin)
            until = begin.AddDays(1);

        var answer = await SpendQuery.AskAsync(store, memory, new SpendQuestion(new Period(begin, until), [SpendKey.Day, SpendKey.Connection], basis) { Only = only }, ct);
        var names = await store.Connections().ToDictionaryAsync(c => c.Name, c => c.Id, ct);
        var open = await CoverageQuery.OpenFromAsync(store, generation, day, ct);
        DateOnly OpenFrom(SpendRow row) => row.Keys[1] is { } name && names.TryGetValue(name, out var id) ? open.GetValueOrDefault(id, day.Today) : day.Today;
        var lines = ForecastSum.Of(
            [.. answer.Rows.Select(r => new TaggedAmount(Day(r.Keys[0]!), OpenFrom(r), r.Figures.CostUsd))], period);
        return new ForecastAnswer(lines, period, day.Today, answer.TimeZone)
        {
            UnpricedEntries = answer.Rows.Where(r => Day(r.Keys[0]!) >= period.From).Sum(r => r.Figures.UnpricedEntries),
            Behind = [.. answer.Rows.Select(r => (Name: r.Keys[1] ?? "", From: OpenFrom(r))).Where(b => b.From < day.Today.AddDays(-1)).Distinct().Select(b => new BehindConnection(b.Name, b.From)).OrderBy(b => b.Name, StringComparer.Ordinal)],
        };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A forecast with what a reader must know beside it.</summary>
public sealed record ForecastAnswer(ForecastLine Line, Period Period, DateOnly Today, string TimeZone)
{
    /// <summary>Entries of the period whose cost is in no figure.</summary>
    public long UnpricedEntries { get; init; }

    /// <summary>Connections whose days since then are forecast as well, because nothing has been told of them.</summary>
    public IReadOnlyList<BehindConnection> Behind { get; init; } = [];
}

/// <summary>A connection that is complete only before a day some time ago.</summary>
public sealed record BehindConnection(string Name, DateOnly CompleteBefore);
