using Dashboard.Core.Jobs.SqliteStorage;
using Dashboard.Core.Store;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Jobs.SqliteStorage;

public sealed class SchemaTests : IDisposable
{
    private readonly JobFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_file_of_a_newer_program_is_refused_with_a_sentence()
    {
        _file.Open().Dispose();
        Run("PRAGMA user_version = 99");

        var error = Assert.Throws<StoreProblemException>(() => _file.Open());

        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
        Assert.Contains(_file.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_in_wal_mode_and_carries_its_version()
    {
        _file.Open();

        Assert.Equal("wal", Run("PRAGMA journal_mode"));
        Assert.Equal((long)SqliteSchema.Version, Run("PRAGMA user_version"));
    }

    [Fact]
    public async Task Many_that_open_a_fresh_file_at_once_create_it_once()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () => _file.Open(), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        var id = _file.Connect(opened[0]).CreateJob();
        Assert.All(opened, storage => Assert.NotNull(_file.Connect(storage).GetJobData(id)));
    }

    [Fact]
    public void Jobs_survive_a_restart()
    {
        string id;
        using (var before = new SqliteJobStorage(_file.Path))
            id = _file.Connect(before).CreateJob(("a", "1"));

        Assert.Equal("1", _file.Connect().GetJobParameter(id, "a"));
    }

    [Fact]
    public void Path_and_connection_string_mean_the_same_file_and_its_folder_is_made()
    {
        var path = Path.Combine(_file.Folder, "deeper", "jobs.db");
        using var byPath = new SqliteJobStorage(path);
        using var byString = new SqliteJobStorage($"Data Source={path}");

        Assert.Equal(byPath.Path, byString.Path);
        Assert.True(File.Exists(path));
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory")]
    public void A_database_in_memory_is_refused(string where) =>
        Assert.Throws<ArgumentException>(() => new SqliteJobStorage(where));

    [Fact]
    public void Only_supported_features_are_claimed()
    {
        var storage = _file.Open();

        Assert.True(storage.HasFeature(JobStorageFeatures.ExtendedApi));
        Assert.True(storage.HasFeature("Storage.ProcessesInsteadOfComponents"));
        Assert.True(storage.HasFeature(JobStorageFeatures.Transaction.CreateJob));
        Assert.False(storage.HasFeature("Something.FromTheFuture"));
        Assert.Contains(_file.Path, storage.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_extension_hands_the_storage_to_the_configuration()
    {
        // It also sets JobStorage.Current, which is one for the whole process: no other test may look at that.
        var configured = new RecordingConfiguration().UseSQLiteStorage(_file.Path);

        using var storage = configured.Entry;
        Assert.Equal(_file.Path, storage.Path);
    }

    [Fact]
    public void An_option_that_cannot_work_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _file.Open(options => options.InvisibilityTimeout = TimeSpan.Zero));

        Assert.Contains(nameof(SqliteStorageOptions.InvisibilityTimeout), error.Message, StringComparison.Ordinal);
    }

    private object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private sealed class RecordingConfiguration : IGlobalConfiguration;
}
