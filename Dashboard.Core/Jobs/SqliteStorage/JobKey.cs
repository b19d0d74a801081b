using System.Globalization;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Hangfire's job ids are text, ours are row numbers.</summary>
internal static class JobKey
{
    private const long NoSuchJob = -1;

    /// <summary>An id that this storage cannot have given out names a job that does not exist; it is not an error.</summary>
    public static long Parse(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : NoSuchJob;

    public static string Format(long key) => key.ToString(CultureInfo.InvariantCulture);
}
