using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Entries;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage.Spending;

/// <summary>One entry: what it counts, what it costs and by whose word, and the row of the source it was read from.</summary>
public sealed partial class SpendEntryPage(EntryQuery entries, ReportingDayQuery days, SpendNames names) : ComponentBase
{
    [Parameter]
    public long Id { get; set; }

    public static string AddressOf(long id) => $"{SpendChoice.EntriesPath}/{id}";

    private async Task<FoundEntry> LoadAsync(CancellationToken ct)
    {
        var day = await days.TodayAsync(ct);
        return new FoundEntry(await entries.FindAsync(Id, ct), day.Zone, day.TimeZone, await names.ForAsync(Enum.GetValues<SpendKey>(), ct));
    }

    private static IEnumerable<(string Label, string Value)> Parties(EntryRow row, Func<SpendKey, string?, string> nameOf)
    {
        var parties = row.Parties;
        yield return ("Provider", nameOf(SpendKey.Provider, parties.Provider));
        yield return ("Gateway", nameOf(SpendKey.Gateway, parties.Gateway));
        yield return ("Host", nameOf(SpendKey.Host, parties.Host));
        yield return ("Maker", nameOf(SpendKey.Maker, parties.Maker));
        yield return ("Model", parties.Model ?? "not stated");
        yield return ("Model as the source names it", parties.RawModel ?? "not stated");
        yield return ("Workload", nameOf(SpendKey.Workload, parties.Workload));
        yield return ("API key", parties.Key ?? "not stated");
        yield return ("Project", parties.Project ?? "not stated");
        yield return ("Service", parties.Service ?? "not stated");
        yield return ("Tags", parties.Tag ?? "not stated");
        yield return ("Service tier", parties.Tier ?? "not stated, or the standard one");
        yield return ("Environment", parties.Environment ?? "not stated");
    }

    private static IEnumerable<(string Label, decimal? Value)> Tokens(EntryRow row) =>
    [
        ("Input, not from a cache", row.Tokens.Input),
        ("Read from a cache", row.Tokens.CacheRead),
        ("Written to a cache for 5 minutes", row.Tokens.CacheWrite5m),
        ("Written to a cache for an hour", row.Tokens.CacheWrite1h),
        ("Written to a cache, lifetime unknown", row.Tokens.CacheWriteUnknown),
        ("Output, with reasoning", row.Tokens.Output),
        ("Reasoning, a part of the output", row.Tokens.Reasoning),
    ];
}

/// <summary>An entry, or the word that there is none.</summary>
public sealed record FoundEntry(EntryRow? Row, TimeZoneInfo Zone, string ZoneName, Func<SpendKey, string?, string> NameOf);
