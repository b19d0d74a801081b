using System.Linq.Expressions;
using Hangfire.Common;

namespace Dashboard.Core.Jobs;

/// <summary>One line of the timetable: what runs, when (cron, in UTC) and why.</summary>
public sealed record ScheduledJob(string Id, string Cron, string Reason, Job Job)
{
    /// <summary>A job whose class comes from the container; it gets its own cancellation token when it runs.</summary>
    public static ScheduledJob Of<TJob>(string id, string cron, string reason, Expression<Func<TJob, Task>> run) =>
        new(id, cron, reason, Job.FromExpression(run));
}
