using System.Globalization;

using Dashboard.Access;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Sources.Preview;
using Dashboard.Core.Units;
using Dashboard.Kit;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Terms;

/// <summary>The writes of one click about a source. Each asks who is there first, and answers with a sentence when it could not be done.</summary>
public sealed class SourceWrites(
    PollTerms poll, TestFetch fetch, ChangeTermsSource change, SaveTermsSource save, SourcesQuery sources, CircuitWork<PollOutcome> polls,
    IAuthorizationService authorization, AuthenticationStateProvider people)
{
    private const string NotAllowed = "Your role does not allow this any more; ask an administrator.";
    private const string NotThere = "Somebody has removed this page meanwhile.";

    public async Task<string?> PollAsync(int id)
    {
        if (await people.EditorAsync(authorization) is null)
            return NotAllowed;

        polls.Start(id, ct => poll.NowAsync(id, ct));
        return null;
    }

    /// <summary>Fetches a page once without keeping it; a request to somebody else's server is for editors only.</summary>
    public async Task<TestFetchOutcome> LookAsync(TermsSourceDraft draft, CancellationToken ct) => await people.EditorAsync(authorization) is null
        ? new TestFetchOutcome.Failed(TermsState.NeverCaptured, NotAllowed)
        : await Task.Run(() => fetch.RunAsync(draft, ct), ct);

    /// <summary>Adds a page, or changes one where there is an id; a new one is looked at once.</summary>
    public async Task<SaveOutcome> SaveAsync(int? id, TermsSourceDraft draft)
    {
        if (await people.EditorAsync(authorization) is null)
            return new SaveOutcome.Refused([new("", NotAllowed)]);

        if (id is { } known)
            return await save.EditAsync(known, draft, CancellationToken.None);

        var outcome = await save.AddAsync(draft, CancellationToken.None);
        if (outcome is SaveOutcome.Saved { Key: var key })
        {
            var made = int.Parse(key, CultureInfo.InvariantCulture);
            polls.Start(made, ct => poll.NowAsync(made, ct));
        }

        return outcome;
    }

    public Task<string?> PauseAsync(SourceRow source) => AllowedAsync(async () =>
        await (source.Paused ? change.ResumeAsync(source.Id, CancellationToken.None) : change.PauseAsync(source.Id, CancellationToken.None)) ? null : NotThere);

    public Task<string?> RemoveAsync(int id) => AllowedAsync(async () => await change.RemoveAsync(id, CancellationToken.None) ? null : NotThere);

    /// <summary>Takes the address that a redirect leads to, and looks at once.</summary>
    public Task<string?> FollowAsync(SourceRow source) => AllowedAsync(async () =>
    {
        if (source.ProposedUrl is not { } url || await sources.DraftAsync(source.Id, CancellationToken.None) is not { } draft)
            return NotThere;

        if (await save.EditAsync(source.Id, draft with { Url = url }, CancellationToken.None) is SaveOutcome.Refused refused)
            return refused.Problems[0].Message;

        polls.Start(source.Id, ct => poll.NowAsync(source.Id, ct));
        return null;
    });

    private async Task<string?> AllowedAsync(Func<Task<string?>> write) => await people.EditorAsync(authorization) is null ? NotAllowed : await write();
}
