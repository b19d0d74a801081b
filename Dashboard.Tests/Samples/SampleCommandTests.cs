using System.Diagnostics;
using System.Text.Json;

using Dashboard.Tests.Support;

using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Samples;

/// <summary>The command as scripts see it, and killed in the middle.</summary>
public sealed class SampleCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_in_the_middle_it_is_finished_by_running_it_again_and_removed_without_a_trace()
    {
        using var folder = new TestFolder();
        using (var first = Executable.Start(folder.Path, "sample", "load", "--data", "d"))
        {
            var watch = Stopwatch.StartNew();
            while (!first.HasExited && await CountAsync(folder, "UsageEntries") < 30_000 && watch.Elapsed < Patience)
                await Task.Yield();

            Assert.False(first.HasExited, "it was over before it could be killed");
            first.Kill(entireProcessTree: true);
            await first.WaitForExitAsync(Ct);
        }

        var half = await CountAsync(folder, "UsageEntries");
        var again = await RunAsync(folder, "load");
        var whole = await CountAsync(folder, "UsageEntries");
        Assert.True(again.GetProperty("loaded").GetBoolean() && again.GetProperty("changed").GetBoolean());
        Assert.InRange(half, 30_000, whole - 1);
        Assert.Equal(again.GetProperty("rows").GetInt64(), whole);
        Assert.Equal(whole, await CountAsync(folder, "(SELECT DISTINCT At,KeyHash FROM UsageEntries)"));
        Assert.Equal(whole, await SumAsync(folder));

        Assert.False((await RunAsync(folder, "load")).GetProperty("changed").GetBoolean());
        Assert.False((await RunAsync(folder, "remove")).GetProperty("loaded").GetBoolean());
        foreach (var table in new[] { "UsageEntries", "UsageDays", "SmallDays", "UsageHours", "Series", "Connections", "Workloads", "Routes", "TermsSources", "ListingSources", "Budgets", "Alerts", "SampleMarks", "SampleLoads" })
            Assert.Equal(0, await CountAsync(folder, table));

        Assert.False((await RunAsync(folder, "remove")).GetProperty("changed").GetBoolean());
        Assert.Equal(2, (await Executable.RunAsync(folder.Path, ["sample", "keep", "--data", "d"])).Code);
    }

    private static async Task<JsonElement> RunAsync(TestFolder folder, string what)
    {
        var ended = await Executable.RunAsync(folder.Path, ["sample", what, "--json", "--data", "d"]);
        Assert.True(ended.Code == 0, ended.Error);
        return JsonDocument.Parse(ended.Output).RootElement.Clone();
    }

    private static Task<long> SumAsync(TestFolder folder) => AskAsync(folder, "SELECT SUM(Entries) FROM UsageDays");

    private static Task<long> CountAsync(TestFolder folder, string from) => AskAsync(folder, $"SELECT COUNT(*) FROM {from}");

    // Before the first start there is no store, and for a moment none of its tables.
    private static async Task<long> AskAsync(TestFolder folder, string sql)
    {
        var path = Path.Combine(folder.Path, "d", "dashboard.db");
        if (!File.Exists(path))
            return 0;

        try
        {
            await using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return (long)(await command.ExecuteScalarAsync(Ct))!;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }
}
