using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>Turns a checked draft into a row; the caller saves, so that many changes can share one transaction.</summary>
public static class ListingWriting
{
    /// <summary>Makes or changes the source of the draft's address. A sealed key stays unless a variable replaces it.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, ListingDraft draft, DateTime now, CancellationToken ct)
    {
        var url = draft.ListUrl;
        var source = await store.ListingSources().SingleOrDefaultAsync(s => s.Url == url, ct);
        var credential = draft.Variable is { } variable ? CredentialBox.Refer(variable) : CredentialBox.VariableOf(source?.Credential) is null ? source?.Credential : null;
        if (source is null)
        {
            store.ListingSources().Add(new ListingSource
            {
                Host = draft.Host,
                Url = url,
                Form = draft.Form,
                Credential = credential,
                Paused = draft.Paused,
                StateSince = now,
                StateReason = "Waits for its first poll.",
                NextDueAt = now,
            });
            return Change.Created;
        }

        if ((source.Host, source.Form, source.Credential, source.Paused) == (draft.Host, draft.Form, credential, draft.Paused))
            return Change.Unchanged;

        (source.Host, source.Form, source.Credential, source.Paused) = (draft.Host, draft.Form, credential, draft.Paused);
        source.NextDueAt = now;
        source.Revision++;
        return Change.Changed;
    }
}
