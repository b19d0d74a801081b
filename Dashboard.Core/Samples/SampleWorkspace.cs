using System.Diagnostics;

using Dashboard.Core.Store;

namespace Dashboard.Core.Samples;

/// <summary>Loads the sample workspace and removes it. Either may be broken off anywhere and run again, and one runs at a time.</summary>
public sealed class SampleWorkspace(IEnumerable<ISamplePart> parts, SampleSettling settling, SampleAlerts alerts, SampleRecord record, DataFolder folder, TimeProvider time)
{
    private const string Conclusions = "What follows from it: unusual days, thresholds, alerts";

    /// <exception cref="SampleRefusedException">Something of the user's stands in the way, or somebody else is at it.</exception>
    public async Task<SampleOutcome> LoadAsync(CancellationToken ct)
    {
        using var alone = Alone();
        var watch = Stopwatch.StartNew();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var there = await record.ReadAsync(ct);
        if (there is { State: SampleState.Loaded } && DateOnly.FromDateTime(there.StartedAt) == today)
            return new SampleOutcome(today, Changed: false, there.Rows, watch.Elapsed.TotalSeconds);

        foreach (var part in parts)
        {
            if (await part.ObstacleAsync(ct) is { } obstacle)
                throw new SampleRefusedException($"{obstacle} Rename or remove it to load the sample.");
        }

        // Everything is reckoned back from one moment: what was made for another day goes before the new one comes.
        if (there is not null && DateOnly.FromDateTime(there.StartedAt) != today && there.State is not SampleState.Waiting)
        {
            await RemoveAllAsync(there.StartedAt, ct);
            await record.DeleteAsync(ct);
        }

        var taken = there is { State: not SampleState.Waiting } && DateOnly.FromDateTime(there.StartedAt) == today;
        return await StoppingAsync(
            async () =>
            {
                // Taken up again, it has alerts of its own among those that are open.
                if (!taken)
                {
                    await alerts.NoteAsync(ct);
                    await settling.NoteAsync(ct);
                }

                var load = await record.WriteAsync(l => (l.State, l.Problem, l.Steps, l.StepsDone, l.Rows) = (SampleState.Loading, null, parts.Count() + 1, 0, 0), ct);
                var moment = new SampleMoment(load.StartedAt);
                var rows = 0L;
                foreach (var part in parts)
                {
                    await record.WriteAsync(l => l.Step = part.Title, ct);
                    await part.LoadAsync(moment, sofar => record.Tell(rows = sofar), ct);
                    await record.WriteAsync(l => (l.StepsDone, l.Rows) = (l.StepsDone + 1, rows), ct);
                }

                await record.WriteAsync(l => l.Step = Conclusions, ct);
                await settling.SettleAsync(ct);
                await alerts.RaiseAsync(ct);
                await record.WriteAsync(l => (l.State, l.StepsDone, l.Step) = (SampleState.Loaded, l.Steps, ""), ct);
                return new SampleOutcome(moment.Today, Changed: true, rows, watch.Elapsed.TotalSeconds);
            });
    }

    /// <summary>Takes away what the sample made, and nothing else.</summary>
    /// <exception cref="SampleRefusedException">Somebody else is at it.</exception>
    public async Task<SampleOutcome> RemoveAsync(CancellationToken ct)
    {
        using var alone = Alone();
        var watch = Stopwatch.StartNew();
        if (await record.ReadAsync(ct) is not { } there)
            return new SampleOutcome(null, Changed: false, 0, watch.Elapsed.TotalSeconds);

        return await StoppingAsync(
            async () =>
            {
                var rows = await RemoveAllAsync(there.StartedAt, ct);
                await record.DeleteAsync(ct);
                return new SampleOutcome(null, Changed: true, rows, watch.Elapsed.TotalSeconds);
            });
    }

    private async Task<long> RemoveAllAsync(DateTime since, CancellationToken ct)
    {
        await record.WriteAsync(l => (l.State, l.Problem, l.Steps, l.StepsDone, l.Rows) = (SampleState.Removing, null, parts.Count() + 1, 0, 0), ct);
        await alerts.RememberAsync(since, ct);
        var rows = 0L;
        // What was made last goes first: nothing is left hanging on what is gone.
        foreach (var part in parts.Reverse())
        {
            await record.WriteAsync(l => l.Step = part.Title, ct);
            await part.RemoveAsync(gone => record.Tell(rows = gone), ct);
            await record.WriteAsync(l => l.StepsDone++, ct);
        }

        await record.WriteAsync(l => l.Step = Conclusions, ct);
        await settling.ForgetAsync(since, ct);
        await alerts.ForgetAsync(ct);
        return rows;
    }

    // What broke off must not look as if it still ran.
    private async Task<SampleOutcome> StoppingAsync(Func<Task<SampleOutcome>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e)
        {
            await record.WriteAsync(
                l => (l.State, l.Problem) = (SampleState.Stopped, e is OperationCanceledException ? "It was stopped." : $"{e.GetType().Name}: {e.Message}"), CancellationToken.None);
            throw;
        }
    }

    private FileStream Alone()
    {
        try
        {
            return new FileStream(Path.Combine(folder.Root, "sample.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SampleRefusedException("The sample workspace is being loaded or removed at this moment; wait until that is done.", e);
        }
    }
}

/// <summary>What a load or a removal did.</summary>
/// <param name="Day">The UTC day that the sample is made for; null when there is none any more.</param>
/// <param name="Changed">False when there was nothing to do.</param>
/// <param name="Rows">Rows of usage made, taken away, or held.</param>
public sealed record SampleOutcome(DateOnly? Day, bool Changed, long Rows, double Seconds);

/// <summary>Nothing was done; the message says what to do.</summary>
public sealed class SampleRefusedException(string message, Exception? inner = null) : Exception(message, inner);
