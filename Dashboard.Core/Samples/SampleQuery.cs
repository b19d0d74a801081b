using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Samples;

/// <summary>How the sample workspace stands.</summary>
public sealed class SampleQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>Null when there is none.</summary>
    public async Task<SampleStanding?> AskAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.SampleLoads().AsNoTracking().SingleOrDefaultAsync(ct) is { } load
            ? new SampleStanding(load.State, DateOnly.FromDateTime(load.StartedAt), load.Step, load.StepsDone, load.Steps, load.Rows, load.HeardAt, load.Problem)
            : null;
    }
}

/// <summary>Where it is.</summary>
/// <param name="Day">The UTC day that it was made for.</param>
/// <param name="Step">What is being done.</param>
/// <param name="Rows">Rows of usage made, or taken away, so far.</param>
/// <param name="HeardAt">When it was last heard of.</param>
/// <param name="Problem">Why it stopped.</param>
public sealed record SampleStanding(SampleState State, DateOnly Day, string Step, int StepsDone, int Steps, long Rows, DateTime HeardAt, string? Problem)
{
    /// <summary>Somebody waits for it.</summary>
    public bool IsBusy => State is SampleState.Waiting or SampleState.Loading or SampleState.Removing;
}
