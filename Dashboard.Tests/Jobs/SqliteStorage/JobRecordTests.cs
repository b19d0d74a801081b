using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Dashboard.Tests.Jobs.SqliteStorage;

public sealed class JobRecordTests : IDisposable
{
    private readonly JobFile _file = new();
    private readonly JobStorageConnection _connection;

    public JobRecordTests() => _connection = _file.Connect();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_created_job_is_read_back_with_its_parameters()
    {
        var at = new DateTime(2026, 11, 23, 7, 1, 2, 345, DateTimeKind.Utc).AddTicks(6789);
        var id = _connection.CreateExpiredJob(
            Job.FromExpression(() => Console.WriteLine("hello")),
            new Dictionary<string, string> { ["Culture"] = "en", ["Empty"] = null! },
            at,
            TimeSpan.FromDays(1));

        var job = _connection.GetJobData(id);

        Assert.NotNull(job);
        Assert.Equal(nameof(Console.WriteLine), job.Job.Method.Name);
        Assert.Equal("hello", job.Job.Args[0]);
        Assert.Null(job.State);
        Assert.Equal(at, job.CreatedAt);
        Assert.Equal("en", job.ParametersSnapshot["Culture"]);
        Assert.Null(job.ParametersSnapshot["Empty"]);
    }

    [Theory]
    [InlineData("4711")]
    [InlineData("not-one-of-ours")]
    [InlineData("-1")]
    public void A_job_that_does_not_exist_is_null_everywhere(string id)
    {
        Assert.Null(_connection.GetJobData(id));
        Assert.Null(_connection.GetStateData(id));
        Assert.Null(_connection.GetJobParameter(id, "Culture"));
        _connection.SetJobParameter(id, "Culture", "en");
        _connection.Commit(t => t.SetJobState(id, new EnqueuedState()));
        Assert.Null(_connection.GetJobParameter(id, "Culture"));
    }

    [Fact]
    public void A_parameter_is_set_changed_and_cleared()
    {
        var id = _connection.CreateJob(("a", "1"));

        _connection.SetJobParameter(id, "a", "2");
        _connection.SetJobParameter(id, "b", "3");
        Assert.Equal("2", _connection.GetJobParameter(id, "a"));
        Assert.Equal("3", _connection.GetJobParameter(id, "b"));

        _connection.Commit(t => t.SetJobParameter(id, "b", null!));
        Assert.Null(_connection.GetJobParameter(id, "b"));
    }

    [Fact]
    public void A_state_change_moves_the_job_and_keeps_the_history()
    {
        var id = _connection.CreateJob();

        _connection.Commit(t => t.SetJobState(id, new EnqueuedState { Reason = "because" }));
        _connection.Commit(t => t.AddJobState(id, new FailedState(new InvalidOperationException("only noted"))));

        var state = _connection.GetStateData(id);
        Assert.Equal("Enqueued", state.Name);
        Assert.Equal("because", state.Reason);
        Assert.Equal("default", state.Data["queue"]);
        Assert.Equal("Enqueued", _connection.GetJobData(id).State);
    }

    [Fact]
    public void A_reason_longer_than_a_line_is_cut_not_refused()
    {
        var id = _connection.CreateJob();

        _connection.Commit(t => t.SetJobState(id, new EnqueuedState { Reason = new string('x', 5000) }));

        Assert.Equal(100, _connection.GetStateData(id).Reason.Length);
    }

    [Fact]
    public void A_job_created_in_a_transaction_exists_only_after_its_commit()
    {
        string id;
        using (var transaction = (JobStorageTransaction)_connection.CreateWriteTransaction())
        {
            id = transaction.CreateJob(JobFile.AnyJob, new Dictionary<string, string> { ["a"] = "1" }, DateTime.UnixEpoch, TimeSpan.FromDays(1));
            transaction.SetJobParameter(id, "b", "2");
            transaction.SetJobState(id, new EnqueuedState());
            Assert.Null(_connection.GetJobData(id));
            transaction.Commit();
        }

        Assert.Equal("Enqueued", _connection.GetJobData(id).State);
        Assert.Equal("1", _connection.GetJobParameter(id, "a"));
        Assert.Equal("2", _connection.GetJobParameter(id, "b"));
        Assert.NotEqual(id, _connection.CreateJob());
    }

    [Fact]
    public void A_transaction_that_is_not_committed_changes_nothing()
    {
        var id = _connection.CreateJob();
        using (var transaction = _connection.CreateWriteTransaction())
        {
            transaction.SetJobState(id, new EnqueuedState());
            transaction.AddToSet("set", "value");
        }

        Assert.Null(_connection.GetJobData(id).State);
        Assert.Empty(_connection.GetAllItemsFromSet("set"));
    }

    [Fact]
    public void A_transaction_that_fails_halfway_changes_nothing()
    {
        using (var transaction = (JobStorageTransaction)_connection.CreateWriteTransaction())
        {
            var id = transaction.CreateJob(JobFile.AnyJob, new Dictionary<string, string>(), DateTime.UnixEpoch, TimeSpan.FromDays(1));
            transaction.AddToSet("set", "value");
            // The same job twice violates the primary key: whatever came before must be undone.
            _connection.Commit(other => other.SetJobParameter(id, "unrelated", "1"));
            transaction.SetRangeInHash("hash", [new KeyValuePair<string, string>(null!, "a field needs a name")]);
            Assert.ThrowsAny<Exception>(transaction.Commit);
        }

        Assert.Empty(_connection.GetAllItemsFromSet("set"));
        Assert.Null(_connection.GetAllEntriesFromHash("hash"));
        _connection.Commit(t => t.AddToSet("set", "the storage still works"));
        Assert.Single(_connection.GetAllItemsFromSet("set"));
    }

    [Fact]
    public void A_job_whose_method_is_gone_is_loaded_with_an_error()
    {
        var id = _connection.CreateJob();
        using (var raw = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            raw.Open();
            using var command = raw.CreateCommand();
            command.CommandText = "UPDATE Job SET InvocationData = replace(InvocationData, 'Nothing', 'NoLongerThere')";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var job = _connection.GetJobData(id);

        Assert.Null(job.Job);
        Assert.NotNull(job.LoadException);
        Assert.NotNull(job.InvocationData);
    }
}
