using Hangfire;

namespace Dashboard.Core.Samples;

/// <summary>Asks for the sample workspace, or for its removal, and queues the work.</summary>
public sealed class StartSample(SampleRecord record, IEnumerable<ISamplePart> parts, IBackgroundJobClient jobs)
{
    /// <summary>Null when it is under way, else what stands in the way.</summary>
    public async Task<string?> LoadAsync(CancellationToken ct)
    {
        foreach (var part in parts)
        {
            if (await part.ObstacleAsync(ct) is { } obstacle)
                return obstacle;
        }

        if (await record.ReadAsync(ct) is null or { State: SampleState.Stopped })
            await record.WriteAsync(l => (l.State, l.Problem, l.Step) = (l.Steps == 0 ? SampleState.Waiting : l.State, null, ""), ct);

        jobs.Enqueue<SampleJob>(job => job.LoadAsync(CancellationToken.None));
        return null;
    }

    public async Task RemoveAsync(CancellationToken ct)
    {
        if (await record.ReadAsync(ct) is not null)
            jobs.Enqueue<SampleJob>(job => job.RemoveAsync(CancellationToken.None));
    }
}
