using Dashboard.Core.Store;
using Dashboard.Tests.Support;

using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Store;

/// <summary>A database that cannot be used ends the program with one sentence and code 1.</summary>
public sealed class StoreOpeningTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly DataFolder _data;

    public StoreOpeningTests()
    {
        _data = new DataFolder(_folder["data"]);
        _data.Prepare();
    }

    [Fact]
    public async Task A_damaged_database_is_one_sentence()
    {
        await File.WriteAllTextAsync(_data.Database, new string('x', 8192), TestContext.Current.CancellationToken);

        await FailsWithAsync("damaged");
    }

    [Fact]
    public async Task A_read_only_database_is_one_sentence()
    {
        await MakeAsync();
        File.SetAttributes(_data.Database, FileAttributes.ReadOnly);

        await FailsWithAsync("read-only");
        File.SetAttributes(_data.Database, FileAttributes.Normal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_one_sentence_that_names_the_step()
    {
        await MakeAsync();
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0')");

        await FailsWithAsync("29990101000000_FromTheFuture");
    }

    [Fact]
    public async Task A_locked_database_is_one_sentence()
    {
        await MakeAsync();
        // Without WAL an exclusive lock keeps readers out too: what a foreign program does at its worst.
        using var connection = Open();
        Execute(connection, "PRAGMA journal_mode=DELETE; PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE;");

        await FailsWithAsync("locked");
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_one_sentence()
    {
        var ended = await Executable.RunAsync(_folder.Path, ["user", "reset", "a@example.org", "--data", _folder.Write("file", "x")], "some password\n");

        Assert.Equal(1, ended.Code);
        Assert.Contains("cannot be created", ended.Error);
        Assert.DoesNotContain("   at ", ended.Error);
    }

    public void Dispose() => _folder.Dispose();

    private async Task MakeAsync()
    {
        var made = await Executable.RunAsync(_folder.Path, ["user", "add", "a@example.org"], "a long enough password\n");
        Assert.Equal(0, made.Code);
    }

    private async Task FailsWithAsync(string words)
    {
        var ended = await Executable.RunAsync(_folder.Path, ["--urls", "http://127.0.0.1:0"]);

        Assert.Equal(1, ended.Code);
        Assert.Contains(words, ended.Error);
        Assert.DoesNotContain("   at ", ended.Error + ended.Output);
        Assert.Single(ended.Error.Trim().Split('\n'));
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_data.Database};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        Execute(connection, sql);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
