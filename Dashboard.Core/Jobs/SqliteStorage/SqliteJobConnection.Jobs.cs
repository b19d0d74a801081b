using Hangfire.Storage;

namespace Dashboard.Core.Jobs.SqliteStorage;

internal sealed partial class SqliteJobConnection
{
    public override JobData? GetJobData(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);

        var found = storage.Sessions.Read(session =>
        {
            var id = JobKey.Parse(jobId);
            var row = session.First(
                "SELECT InvocationData, Arguments, StateName, CreatedAt FROM Job WHERE Id = $id",
                row => new { Invocation = row.GetString(0), Arguments = row.GetString(1), State = row.TextOrNull(2), CreatedAt = row.GetInt64(3) },
                ("$id", id));
            return row is null ? null : new { Job = row, Parameters = Parameters(session, id) };
        });
        if (found is null)
            return null;

        var job = StoredJob.Load(found.Job.Invocation, found.Job.Arguments);
        return new JobData
        {
            Job = job.Job,
            InvocationData = job.Invocation,
            LoadException = job.Error,
            State = found.Job.State,
            CreatedAt = Instants.FromTicks(found.Job.CreatedAt),
            ParametersSnapshot = found.Parameters,
        };
    }

    public override StateData? GetStateData(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);

        return storage.Sessions.Peek(session => session.First(
            "SELECT s.Name, s.Reason, s.Data FROM Job j JOIN State s ON s.Id = j.StateId WHERE j.Id = $id",
            row => new StateData { Name = row.GetString(0), Reason = row.TextOrNull(1), Data = StoredJob.StateData(row.TextOrNull(2)) },
            ("$id", JobKey.Parse(jobId))));
    }

    public override void SetJobParameter(string id, string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(name);

        storage.Door.Write(session => JobRows.SetParameter(session, JobKey.Parse(id), name, value));
    }

    public override string? GetJobParameter(string id, string name)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(name);

        return storage.Sessions.Peek(session => session.Text(
            "SELECT Value FROM JobParameter WHERE JobId = $id AND Name = $name", ("$id", JobKey.Parse(id)), ("$name", name)));
    }

    internal static Dictionary<string, string?> Parameters(SqliteSession session, long jobId)
    {
        var rows = session.Query(
            "SELECT Name, Value FROM JobParameter WHERE JobId = $id",
            row => KeyValuePair.Create(row.GetString(0), row.TextOrNull(1)),
            ("$id", jobId));
        return new Dictionary<string, string?>(rows, StringComparer.Ordinal);
    }
}
