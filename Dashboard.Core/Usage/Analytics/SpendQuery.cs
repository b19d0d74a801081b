using System.Globalization;

using Dashboard.Core.Store;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>What was spent in a period, broken down by up to two keys. Reads roll-ups only.</summary>
public sealed class SpendQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory)
{
    public async Task<SpendAnswer> AskAsync(SpendQuestion question, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        return await AskAsync(store, memory, question, ct);
    }

    /// <summary>The same for the period and for the one of equal length before it; a group that only one of them has stands beside null.</summary>
    public async Task<IReadOnlyList<SpendChange>> CompareAsync(SpendQuestion question, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var now = await AskAsync(store, memory, question, ct);
        var before = await AskAsync(store, memory, question with { Period = question.Period.Previous }, ct);
        return Changes(now, before);
    }

    internal static IReadOnlyList<SpendChange> Changes(SpendAnswer now, SpendAnswer before)
    {
        var old = before.Rows.ToDictionary(r => Joined(r.Keys), r => r.Figures);
        var changes = now.Rows.Select(r => new SpendChange(r.Keys, r.Figures, old.Remove(Joined(r.Keys), out var figures) ? figures : null)).ToList();
        changes.AddRange(before.Rows.Where(r => old.ContainsKey(Joined(r.Keys))).Select(r => new SpendChange(r.Keys, null, r.Figures)));
        return changes;
    }

    internal static async Task<SpendAnswer> AskAsync(DashboardStore store, RollUpMemory memory, SpendQuestion question, CancellationToken ct)
    {
        var by = question.By;
        var (generation, zone) = await RollUpReading.ReckoningAsync(store, ct);
        var series = await RollUpReading.SeriesAsync(store, question.Connection, ct);
        IReadOnlyList<SpendKey> kinds = [.. by.Where(k => !k.IsTime())], times = [.. by.Where(k => k.IsTime())];
        var groups = SeriesGroups.By(series, kinds, question.Only);
        var fine = by.Concat(question.Only.Select(o => o.Key)).Any(k => k.IsFine());
        var cut = await LedgerCut.ReadAsync(store, memory, question.Period, generation, question.Basis, fine, ct);
        // Two stretches of time are told apart by their days.
        var cells = cut.Sum(groups, times.Count switch { 0 => _ => 0, 1 => day => FirstDay(times[0], day), _ => day => day }, monthly: times is [] or [SpendKey.Month]);

        var totals = new SeriesSums();
        var rows = new Dictionary<string, (string?[] Keys, SeriesSums Sums)>(StringComparer.Ordinal);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var ((group, day), kind) = (cells.Place(cell), 0);
            totals.Add(cells.Sums(cell));
            string?[] keys = [.. by.Select(k => k.IsTime() ? TimeOf(k, DateOnly.FromDayNumber(day)) : groups.Keys[group][kind++])];
            var joined = Joined(keys);
            if (!rows.TryGetValue(joined, out var row))
                rows[joined] = row = (keys, new SeriesSums());

            row.Sums.Add(cells.Sums(cell));
        }

        return new SpendAnswer(by.Count == 0 ? [] : [.. InOrder(rows.Values.Select(g => new SpendRow(g.Keys, g.Sums.ToFigures())), by)], totals.ToFigures(), zone);
    }

    /// <summary>The first day of the stretch in which a day lies.</summary>
    internal static int FirstDay(SpendKey key, int dayNumber)
    {
        var day = DateOnly.FromDayNumber(dayNumber);
        return key switch
        {
            SpendKey.Month => dayNumber - day.Day + 1,
            SpendKey.Week => dayNumber - (((int)day.DayOfWeek + 6) % 7),
            _ => dayNumber,
        };
    }

    // Time runs forward; everything else begins with what costs most, the unpriced by their requests.
    private static IEnumerable<SpendRow> InOrder(IEnumerable<SpendRow> rows, IReadOnlyList<SpendKey> by)
    {
        var time = by.Select((key, at) => (key, at)).Where(k => k.key.IsTime()).Select(k => k.at).ToList();
        return rows
            .OrderBy(r => string.Join('|', time.Select(at => r.Keys[at])), StringComparer.Ordinal)
            .ThenByDescending(r => r.Figures.CostUsd ?? -1)
            .ThenByDescending(r => r.Figures.Requests ?? 0)
            .ThenBy(r => Joined(r.Keys), StringComparer.Ordinal);
    }

    internal static string TimeOf(SpendKey key, DateOnly day) => key switch
    {
        SpendKey.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        SpendKey.Week => Text(day.AddDays(-(((int)day.DayOfWeek + 6) % 7))),
        _ => Text(day),
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Joined(IEnumerable<string?> keys) => string.Join('\u001f', keys.Select(k => k ?? "\0"));
}

