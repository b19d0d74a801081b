using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Workloads.Profile;

/// <summary>Says who we are.</summary>
public sealed class SaveProfile(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    public async Task<SaveOutcome> RunAsync(OrganisationProfile profile, string who, CancellationToken ct)
    {
        if (profile.Problems().ToList() is { Count: > 0 } problems)
            return new SaveOutcome.Refused(problems);

        await using var store = await stores.CreateDbContextAsync(ct);
        var change = await ProfileWriting.WriteAsync(store, profile, who, time.GetUtcNow().UtcDateTime, ct);
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved("profile", change);
    }
}
