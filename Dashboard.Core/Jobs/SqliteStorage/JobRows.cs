using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Writes jobs, their parameters and their states; used alone and inside transactions.</summary>
internal static class JobRows
{
    private const int LongestReason = 100;

    /// <summary>Takes an id out of the sequence, for a job that a later transaction creates.</summary>
    public static long ReserveId(SqliteSession session) =>
        session.Number("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'Job' RETURNING seq");

    public static void Insert(SqliteSession session, long id, Job job, IEnumerable<KeyValuePair<string, string>> parameters, DateTime createdAt, TimeSpan expireIn)
    {
        var invocation = InvocationData.SerializeJob(job);
        session.Execute(
            "INSERT INTO Job (Id, InvocationData, Arguments, CreatedAt, ExpireAt) VALUES ($id, $invocation, $arguments, $created, $expire)",
            ("$id", id), ("$invocation", invocation.SerializePayload(excludeArguments: true)), ("$arguments", invocation.Arguments),
            ("$created", Instants.ToTicks(createdAt)), ("$expire", Instants.ToTicks(createdAt + expireIn)));

        foreach (var (name, value) in parameters)
            SetParameter(session, id, name, value);
    }

    // The conditions below: a job may expire between a decision and its commit, and then nothing is left to change.
    public static void SetParameter(SqliteSession session, long jobId, string name, string? value) => session.Execute(
        """
        INSERT INTO JobParameter (JobId, Name, Value) SELECT Id, $name, $value FROM Job WHERE Id = $id
        ON CONFLICT (JobId, Name) DO UPDATE SET Value = excluded.Value
        """,
        ("$id", jobId), ("$name", name), ("$value", value));

    public static void AddState(SqliteSession session, long jobId, StateRow state) => session.Execute(
        """
        INSERT INTO State (JobId, Name, Reason, CreatedAt, Data)
        SELECT Id, $name, $reason, $created, $data FROM Job WHERE Id = $id
        """,
        ("$id", jobId), ("$name", state.Name), ("$reason", state.Reason), ("$created", state.CreatedAt), ("$data", state.Data));

    public static void SetState(SqliteSession session, long jobId, StateRow state)
    {
        AddState(session, jobId, state);
        session.Execute(
            "UPDATE Job SET StateName = $name, StateId = (SELECT MAX(Id) FROM State WHERE JobId = $id) WHERE Id = $id",
            ("$id", jobId), ("$name", state.Name));
    }

    public static StateRow Row(IState state, DateTime now)
    {
        var reason = state.Reason is { Length: > LongestReason } tooLong ? tooLong[..LongestReason] : state.Reason;
        return new StateRow(state.Name, reason, Instants.ToTicks(now), SerializationHelper.Serialize(state.SerializeData()));
    }

    internal sealed record StateRow(string Name, string? Reason, long CreatedAt, string? Data);
}
