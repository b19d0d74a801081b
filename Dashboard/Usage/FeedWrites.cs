using Dashboard.Access;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Usage;

/// <summary>The writes about a polled connection. Each asks who is there first, and answers with a sentence when it could not be done.</summary>
public sealed class FeedWrites(
    SaveFeed save, RunningSyncs syncs, SyncConnection sync, SetConnectionRole roles, IAuthorizationService authorization, AuthenticationStateProvider people)
{
    private const string NotAllowed = "Your role does not allow this any more; ask an administrator.";
    private const string NotThere = "Somebody has removed this connection meanwhile.";

    /// <summary>Keeps a connection and syncs it at once unless it is paused.</summary>
    public async Task<SaveOutcome> SaveAsync(FeedDraft draft, string? secret, int? id, FeedsQuery feeds)
    {
        if (await people.EditorAsync(authorization) is null)
            return new SaveOutcome.Refused([new("", NotAllowed)]);

        var outcome = await save.RunAsync(draft, secret, id, CancellationToken.None);
        if (outcome is SaveOutcome.Saved { Key: var name } && (await feeds.ListAsync(CancellationToken.None)).FirstOrDefault(f => f.Name == name && !f.Paused) is { } saved)
            syncs.Start(saved.Id);

        return outcome;
    }

    /// <summary>One small question with what the form holds; a key that is not given is the one that is kept.</summary>
    public async Task<ConnectionTest> TestAsync(FeedDraft draft, string? secret, int? id, CancellationToken ct) =>
        await people.EditorAsync(authorization) is null ? new(FeedState.NotAllowed, NotAllowed) : await sync.TestAsync(draft, secret, id, ct);

    public Task<string?> SyncAsync(int id) => AllowedAsync(() =>
    {
        syncs.Start(id);
        return Task.FromResult<string?>(null);
    });

    public Task<string?> StopAsync(int id) => AllowedAsync(async () =>
    {
        await syncs.StopAsync(id, CancellationToken.None);
        return null;
    });

    public Task<string?> GoOnAsync(int id) => AllowedAsync(async () =>
    {
        await syncs.GoOnAsync(id, CancellationToken.None);
        return null;
    });

    public Task<string?> PauseAsync(FeedSummary feed) => AllowedAsync(async () => await save.PauseAsync(feed.Id, !feed.Paused, CancellationToken.None) ? null : NotThere);

    public Task<string?> SetRoleAsync(string name, ConnectionRole role) =>
        AllowedAsync(async () => await roles.RunAsync(name, role, CancellationToken.None) ? null : NotThere);

    public Task<string?> RemoveAsync(int id) => AllowedAsync(async () =>
    {
        await syncs.StopAsync(id, CancellationToken.None);
        return await save.RemoveAsync(id, CancellationToken.None) ? null : NotThere;
    });

    private async Task<string?> AllowedAsync(Func<Task<string?>> write) => await people.EditorAsync(authorization) is null ? NotAllowed : await write();
}
