using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>Adds a listing source or changes it, accepts a small listing, removes a source.</summary>
public sealed class SaveListing(IDbContextFactory<DashboardStore> stores, CredentialBox box, TimeProvider time)
{
    /// <param name="secret">A key to seal; null leaves what is there, an empty one takes it away.</param>
    public async Task<SaveOutcome> RunAsync(ListingDraft draft, string? secret, CancellationToken ct)
    {
        var problems = draft.Problems().ToList();
        if (!string.IsNullOrWhiteSpace(secret) && draft.Variable is not null)
            problems.Add(new("apiKey", "Give the key or the name of the variable that holds it, not both."));

        if (problems.Count > 0)
            return new SaveOutcome.Refused(problems);

        await using var store = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        // The write lock before reading: a poll that ends between the two must not make the edit fail.
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        var change = await ListingWriting.WriteAsync(store, draft, now, ct);
        await store.SaveChangesAsync(ct);
        var source = await store.ListingSources().SingleAsync(s => s.Url == draft.ListUrl, ct);
        if (!string.IsNullOrWhiteSpace(secret) || (secret is not null && draft.Variable is null && source.Credential is not null))
        {
            source.Credential = string.IsNullOrWhiteSpace(secret) ? null : box.Seal(secret.Trim());
            source.NextDueAt = now;
            source.Revision++;
            await store.SaveChangesAsync(ct);
            change = change is Change.Unchanged ? Change.Changed : change;
        }

        await transaction.CommitAsync(ct);
        return new SaveOutcome.Saved(draft.ListUrl, change);
    }

    /// <summary>The next listing counts however small it is. False when there is no such source.</summary>
    public Task<bool> AcceptNextAsync(int id, CancellationToken ct) => ChangeAsync(
        id,
        source =>
        {
            source.AcceptNext = true;
            source.NextDueAt = time.GetUtcNow().UtcDateTime;
        },
        ct);

    /// <summary>Forgets the source and its list; the timeline of changes stays. False when there was none.</summary>
    public async Task<bool> RemoveAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.ListingSources().Where(s => s.Id == id).ExecuteDeleteAsync(ct) > 0;
    }

    private async Task<bool> ChangeAsync(int id, Action<ListingSource> change, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        if (await store.ListingSources().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } source)
            return false;

        change(source);
        source.Revision++;
        await store.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
        return true;
    }
}
