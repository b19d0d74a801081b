using System.Globalization;
using Hangfire.Common;
using Hangfire.Storage;

namespace Dashboard.Core.Jobs.Outcomes;

/// <summary>How the last finished run of a recurring job ended; it outlives the job itself, which expires.</summary>
internal sealed record LastOutcome(string JobId, bool Succeeded, DateTime At, TimeSpan? Duration, string? Error)
{
    public void Write(IWriteOnlyTransaction transaction, string recurringJobId) => transaction.SetRangeInHash(
        Key(recurringJobId),
        new Dictionary<string, string>
        {
            [nameof(JobId)] = JobId,
            [nameof(Succeeded)] = Succeeded ? "1" : "0",
            [nameof(At)] = JobHelper.SerializeDateTime(At),
            [nameof(Duration)] = Duration is { } known ? known.Ticks.ToString(CultureInfo.InvariantCulture) : "",
            [nameof(Error)] = Error ?? "",
        });

    public static LastOutcome? Read(IStorageConnection connection, string recurringJobId)
    {
        if (connection.GetAllEntriesFromHash(Key(recurringJobId)) is not { } fields)
            return null;

        return new LastOutcome(
            fields[nameof(JobId)],
            fields[nameof(Succeeded)] == "1",
            JobHelper.DeserializeDateTime(fields[nameof(At)]),
            long.TryParse(fields[nameof(Duration)], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? TimeSpan.FromTicks(ticks) : null,
            fields[nameof(Error)] is { Length: > 0 } error ? error : null);
    }

    private static string Key(string recurringJobId) => $"job-outcome:{recurringJobId}";
}
