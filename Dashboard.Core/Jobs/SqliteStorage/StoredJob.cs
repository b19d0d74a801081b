using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>A job as it was stored; its method may no longer exist, and then the error says so.</summary>
internal sealed record StoredJob(Job? Job, InvocationData Invocation, JobLoadException? Error)
{
    public static StoredJob Load(string payload, string arguments)
    {
        var invocation = InvocationData.DeserializePayload(payload);
        if (arguments.Length > 0)
            invocation.Arguments = arguments;

        try
        {
            return new StoredJob(invocation.DeserializeJob(), invocation, null);
        }
        catch (JobLoadException error)
        {
            return new StoredJob(null, invocation, error);
        }
    }

    public static Dictionary<string, string> StateData(string? data) =>
        new(SerializationHelper.Deserialize<Dictionary<string, string>>(data) ?? [], StringComparer.OrdinalIgnoreCase);
}

internal static class ReaderExtensions
{
    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
