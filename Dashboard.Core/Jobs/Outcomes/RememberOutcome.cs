using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Dashboard.Core.Jobs.Outcomes;

/// <summary>Notes how a run of a recurring job ended, in the transaction that ends it.</summary>
internal sealed class RememberOutcome(TimeProvider time) : IApplyStateFilter, IJobFilterProvider
{
    public IEnumerable<JobFilter> GetFilters(Job job) => [new JobFilter(this, JobFilterScope.Global, null)];

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        var (ended, error) = context.NewState switch
        {
            SucceededState => (true, null),
            FailedState failed => (true, failed.Exception.Message),
            // A failure that will be tried again is elected into Scheduled; its reason carries the message.
            ScheduledState retry when context.OldStateName == ProcessingState.StateName => (true, retry.Reason ?? "It failed and will be tried again."),
            _ => (false, null),
        };
        if (!ended || RecurringJobId(context) is not { } recurring)
            return;

        var now = time.GetUtcNow().UtcDateTime;
        new LastOutcome(context.BackgroundJob.Id, error is null, now, now - StartedAt(context), error).Write(transaction, recurring);
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        // Nothing to take back: an outcome stays true when the job moves on.
    }

    private static string? RecurringJobId(ApplyStateContext context) =>
        context.Connection.GetJobParameter(context.BackgroundJob.Id, "RecurringJobId") is { } stored
            ? SerializationHelper.Deserialize<string>(stored, SerializationOption.User)
            : null;

    // Asked before the new state is committed: the current one still says when the run began.
    private static DateTime? StartedAt(ApplyStateContext context) =>
        context.Connection.GetStateData(context.BackgroundJob.Id)?.Data.TryGetValue("StartedAt", out var started) == true
            ? JobHelper.DeserializeNullableDateTime(started)
            : null;
}
