using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>A job with its current state, as the pages of Hangfire's dashboard show it.</summary>
internal sealed record MonitoredJob(
    string Id,
    StoredJob Stored,
    string? State,
    DateTime? StateChanged,
    string? Reason,
    Dictionary<string, string> StateData,
    DateTime? FetchedAt)
{
    public const string Columns = "j.Id, j.InvocationData, j.Arguments, j.StateName, s.CreatedAt, s.Reason, s.Data";

    public Job? Job => Stored.Job;

    public InvocationData Invocation => Stored.Invocation;

    public JobLoadException? Error => Stored.Error;

    /// <summary>Reads <see cref="Columns"/>, and the instant of the fetch after them where the query has it.</summary>
    public static MonitoredJob Read(SqliteDataReader row) => new(
        JobKey.Format(row.GetInt64(0)),
        StoredJob.Load(row.GetString(1), row.GetString(2)),
        row.TextOrNull(3),
        Instants.FromTicks(row.NumberOrNull(4)),
        row.TextOrNull(5),
        StoredJob.StateData(row.TextOrNull(6)),
        row.FieldCount > 7 ? Instants.FromTicks(row.NumberOrNull(7)) : null);

    public bool IsIn(string state) => string.Equals(State, state, StringComparison.OrdinalIgnoreCase);

    public string? Data(string name) => StateData.GetValueOrDefault(name);
}
