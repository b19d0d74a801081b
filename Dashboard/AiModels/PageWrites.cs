using Dashboard.Access;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.Units;
using Dashboard.Kit;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.AiModels;

/// <summary>The writes about a watched page. Each asks who is there first, and answers with a sentence when it could not be done.</summary>
public sealed class PageWrites(
    PollPages poll, SavePage save, PagesQuery pages, CircuitWork<PagePoll> polls, IAuthorizationService authorization, AuthenticationStateProvider people)
{
    private const string NotAllowed = "Your role does not allow this any more; ask an administrator.";
    private const string NotThere = "Somebody has removed this page meanwhile.";

    public Task<string?> PollAsync(int id) => AllowedAsync(() =>
    {
        Poll(id);
        return Task.FromResult<string?>(null);
    });

    public Task<string?> PauseAsync(PageRow page) => AllowedAsync(async () =>
        await save.RunAsync(new(page.Host, page.Kind, page.Url, page.Component, !page.Paused), CancellationToken.None) is SaveOutcome.Refused refused ? refused.Problems[0].Message : null);

    public Task<string?> RemoveAsync(int id) => AllowedAsync(async () => await save.RemoveAsync(id, CancellationToken.None) ? null : NotThere);

    /// <summary>Watches a page, and reads it at once.</summary>
    public async Task<SaveOutcome> SaveAsync(PageDraft draft, CancellationToken ct)
    {
        if (await people.EditorAsync(authorization) is null)
            return new SaveOutcome.Refused([new("", NotAllowed)]);

        var outcome = await save.RunAsync(draft, ct);
        if (outcome is SaveOutcome.Saved && (await pages.ListAsync(ct)).FirstOrDefault(p => p.Url == draft.Url && p.Kind == draft.Kind && !p.Paused) is { } saved)
            Poll(saved.Id);

        return outcome;
    }

    /// <summary>Watches every page of a choice.</summary>
    public Task<string?> WatchAsync(IEnumerable<KnownPage> chosen) => AllowedAsync(async () =>
    {
        foreach (var page in chosen)
        {
            if (await SaveAsync(new(page.Host, page.Kind, page.Url, page.Component), CancellationToken.None) is SaveOutcome.Refused refused)
                return refused.Problems[0].Message;
        }

        return null;
    });

    private void Poll(int id) => polls.Start(id, ct => poll.NowAsync(id, ct));

    private async Task<string?> AllowedAsync(Func<Task<string?>> write) => await people.EditorAsync(authorization) is null ? NotAllowed : await write();
}
