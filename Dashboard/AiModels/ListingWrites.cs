using Dashboard.Access;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Units;
using Dashboard.Kit;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.AiModels;

/// <summary>The writes about a listing. Each asks who is there first, and answers with a sentence when it could not be done.</summary>
public sealed class ListingWrites(
    PollModels poll, SaveListing save, ListingsQuery listings, CircuitWork<ListingPoll> polls, IAuthorizationService authorization, AuthenticationStateProvider people)
{
    private const string NotAllowed = "Your role does not allow this any more; ask an administrator.";
    private const string NotThere = "Somebody has removed this listing meanwhile.";

    public Task<string?> PollAsync(int id) => AllowedAsync(() =>
    {
        Poll(id);
        return Task.FromResult<string?>(null);
    });

    /// <summary>The next list counts however short it is; it is asked for at once.</summary>
    public Task<string?> AcceptAsync(int id) => AllowedAsync(async () =>
    {
        if (!await save.AcceptNextAsync(id, CancellationToken.None))
            return NotThere;

        Poll(id);
        return null;
    });

    public Task<string?> PauseAsync(ListingSummary listing) => AllowedAsync(async () =>
        await save.RunAsync(new(listing.Host, listing.Url, listing.Form, listing.Variable, !listing.Paused), secret: null, CancellationToken.None) is SaveOutcome.Refused refused
            ? refused.Problems[0].Message : null);

    public Task<string?> RemoveAsync(int id) => AllowedAsync(async () => await save.RemoveAsync(id, CancellationToken.None) ? null : NotThere);

    /// <summary>Keeps a listing and asks for it at once.</summary>
    public async Task<SaveOutcome> SaveAsync(ListingDraft draft, string? secret, CancellationToken ct)
    {
        if (await people.EditorAsync(authorization) is null)
            return new SaveOutcome.Refused([new("", NotAllowed)]);

        var outcome = await save.RunAsync(draft, secret, ct);
        if (outcome is SaveOutcome.Saved { Key: var url } && (await listings.SourcesAsync(ct)).FirstOrDefault(s => s.Url == url && !s.Paused) is { } saved)
            Poll(saved.Id);

        return outcome;
    }

    private void Poll(int id) => polls.Start(id, ct => poll.NowAsync(id, ct));

    private async Task<string?> AllowedAsync(Func<Task<string?>> write) => await people.EditorAsync(authorization) is null ? NotAllowed : await write();
}
