using Dashboard.Access;
using Dashboard.Core.Terms.Catalogue;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Usage.Analytics;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Terms;

/// <summary>Documents of the providers that usage names and that nobody watches yet; watching some of them at one click.</summary>
public sealed class TermsOffers(PartiesFoundQuery parties, SourcesQuery sources, SaveTermsSource save, IAuthorizationService authorization, AuthenticationStateProvider people)
{
    public async Task<TermsOffer> ListAsync(CancellationToken ct)
    {
        var found = await parties.ListAsync(ct);
        var watched = (await sources.ListAsync(ct)).Select(s => s.Url).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new TermsOffer([.. KnownSources.All.Where(s => s.Offered && found.Contains(s.Provider) && !watched.Contains(s.Url))]);
    }

    /// <summary>Null when they are watched now, else why not. They are fetched within minutes, one at a time for each host.</summary>
    public async Task<string?> WatchAsync(IEnumerable<KnownSource> chosen)
    {
        if (await people.EditorAsync(authorization) is null)
            return "Your role does not allow this any more; ask an administrator.";

        // One that somebody else added meanwhile is watched, which is what was asked for.
        foreach (var source in chosen)
            await save.AddAsync(new TermsSourceDraft(source.Provider, source.Name, source.Kind, source.Url), CancellationToken.None);

        return null;
    }
}

/// <summary>What can be watched.</summary>
public sealed record TermsOffer(IReadOnlyList<KnownSource> Sources);
