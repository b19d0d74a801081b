using System.Collections.Concurrent;
using Hangfire;

namespace Dashboard.Tests.Jobs.SqliteStorage;

/// <summary>Jobs that leave a trace of each of their runs.</summary>
public static class CountingJobs
{
    public static ConcurrentDictionary<string, int> Runs { get; } = new();

    public static void Count(string key) => Runs.AddOrUpdate(key, 1, (_, runs) => runs + 1);

    public static async Task CountSlowly(string key, int milliseconds, CancellationToken ct)
    {
        Count(key);
        await Task.Delay(milliseconds, ct);
    }

    [AutomaticRetry(Attempts = 1, DelaysInSeconds = [1])]
    public static void FailOnce(string key)
    {
        Count(key);
        if (Runs[key] == 1)
            throw new InvalidOperationException("the first time always fails");
    }

    [AutomaticRetry(Attempts = 0)]
    public static void AlwaysFail() => throw new InvalidOperationException("it always fails");
}
