using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;

namespace Dashboard.Overview;

/// <summary>How old what we know is, source by source; trouble first, then the oldest.</summary>
public sealed class FreshnessQuery(UsageFreshnessQuery usage, FeedsQuery feeds, SourcesQuery terms, ListingsQuery listings, ModelCatalogue catalogue)
{
    public async Task<SourceAges> AskAsync(CancellationToken ct)
    {
        var polled = (await feeds.ListAsync(ct)).ToDictionary(f => f.Id);
        List<SourceGroup> groups =
        [
            new("Usage", "/connections",
            [
                .. (await usage.ListAsync(ct)).Select(c => new SourceAge(
                    c.Name, polled.ContainsKey(c.Id) ? $"/connections/{c.Id}" : "/connections", c.LastImport,
                    c.InterruptedImports > 0 ? "interrupted import" : polled.GetValueOrDefault(c.Id) is { State: not (FeedState.Synced or FeedState.NeverSynced) } ? "not synced" : null)),
            ]),
            new("Terms", "/terms", [.. (await terms.ListAsync(ct)).Select(s => new SourceAge($"{catalogue.NameOf(s.Provider)}, {s.Name}", $"/terms/sources/{s.Id}", s.LastVerifiedAt, s.State.IsTrouble() ? s.State.ToString().ToLowerInvariant() : null))]),
            new("Models", "/models", [.. (await listings.SourcesAsync(ct)).Select(s => new SourceAge(catalogue.NameOf(s.Host), "/models", s.LastVerifiedAt, s.State is ListingState.Read or ListingState.NeverPolled ? null : s.State.ToString().ToLowerInvariant()))]),
        ];
        return new SourceAges([.. groups.Where(g => g.Sources.Count > 0).Select(g => g with { Sources = [.. g.Sources.OrderBy(s => s.Trouble is null).ThenBy(s => s.At)] })]);
    }
}

/// <summary>Sources by the room that reads them.</summary>
public sealed record SourceAges(IReadOnlyList<SourceGroup> Groups);

/// <summary>The sources of one room, and its page.</summary>
public sealed record SourceGroup(string Name, string Path, IReadOnlyList<SourceAge> Sources);

/// <summary>Something that feeds the figures, and how it stands.</summary>
public sealed record SourceAge(string Name, string Path, DateTime? At, string? Trouble);
