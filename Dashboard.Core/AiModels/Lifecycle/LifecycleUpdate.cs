using System.Globalization;

using Dashboard.Core.AiModels.Lifecycle.Reading;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.Store;

namespace Dashboard.Core.AiModels.Lifecycle;

/// <summary>Lays what a page says now over what it said before; what it no longer says is kept as gone.</summary>
internal static class LifecycleUpdate
{
    public static IReadOnlyList<string> Apply(DashboardStore store, WatchedPage page, List<LifecycleNote> known, IReadOnlyList<LifecycleFact> facts, DateTime now)
    {
        var news = new List<string>();
        var standing = known.ToDictionary(n => (n.RawModel, n.Ends));
        // A model may stand in several rows with one day; the first row has the most to say.
        var said = facts.Where(f => f.Model.Length <= AiModelTables.LongestModel).GroupBy(f => (RawModel: f.Model, f.Ends)).ToDictionary(g => g.Key, g => g.First());
        foreach (var (key, fact) in said)
        {
            if (!standing.TryGetValue(key, out var note))
            {
                note = new LifecycleNote { PageId = page.Id, Host = page.Host, RawModel = fact.Model, Ends = fact.Ends, Quote = fact.Quote, FirstSeenAt = now };
                store.LifecycleNotes().Add(note);
                news.Add(string.Create(CultureInfo.InvariantCulture, $"{fact.Model}: {(fact.Ends is { } day ? $"{(fact.Firm ? "ends" : "ends not sooner than")} {day:yyyy-MM-dd}" : fact.Status ?? "deprecated")}"));
            }

            (note.Announced, note.Firm, note.Replacement, note.Status, note.Quote) = (fact.Announced, fact.Firm, fact.Replacement, fact.Status, fact.Quote);
            (note.LastSeenAt, note.GoneAt) = (now, null);
        }

        foreach (var note in known.Where(n => n.GoneAt is null && !said.ContainsKey((n.RawModel, n.Ends))))
            note.GoneAt = now;

        return news;
    }
}
