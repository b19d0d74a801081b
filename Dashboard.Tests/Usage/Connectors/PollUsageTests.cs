using System.Text.Json;

using Dashboard.Core.Store;
using Dashboard.Tests.Support;

using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Usage.Connectors;

/// <summary>The round from the command line, and a process that is killed in the middle of it.</summary>
public sealed class PollUsageTests : IDisposable
{
    private const string Variable = "OPENAI_ADMIN_KEY";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_in_the_middle_the_next_round_ends_where_an_unbroken_one_does()
    {
        await using var web = await LocalWeb.StartAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var hang = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        var costs = 0;
        var openAi = new FakeOpenAi((path, answer) => web.On(path, async context =>
        {
            // The costs of the second window: the newest days are read, and the usage of the past lies in files.
            if (path == "/organization/costs" && ++costs == 2)
            {
                asked.SetResult();
                await hang.Task.WaitAsync(context.RequestAborted);
            }

            await FeedHouse.WriteAsync(context, context.Request.Headers.Authorization == "Bearer from-the-environment" ? 200 : 401, answer(context.Request.Query));
        }), daysOnPage: 31);
        openAi.Fill(FeedHouse.Text(today.AddDays(-40)), FeedHouse.Text(today.AddDays(1)));
        _folder.Write("house.yaml", $"connections:\n- {{name: main, connector: openai-api, url: '{web.Root}', keyEnv: {Variable}, readBackTo: {FeedHouse.Text(today.AddDays(-40))}}}\n");
        Assert.Equal(0, (await Executable.RunAsync(_folder.Path, ["apply", "house.yaml"])).Code);

        using (var process = Start())
        {
            await asked.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        hang.SetResult();
        Assert.Equal(openAi.Sum(FeedHouse.Text(today.AddDays(-2)), "2999"), await InputAsync());

        using var again = Start();
        var output = await again.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await again.WaitForExitAsync(TestContext.Current.CancellationToken);

        var round = JsonDocument.Parse(output).RootElement.GetProperty("rounds")[0];
        Assert.Equal(("usage", true), (round.GetProperty("what").GetString(), round.GetProperty("configured").GetBoolean()));
        Assert.Equal("synced", round.GetProperty("sources")[0].GetProperty("state").GetString());
        Assert.Equal(openAi.Sum("2000", "2999"), await InputAsync());
        Assert.Equal(41, await ScalarAsync("SELECT COUNT(*) FROM CostEntries"));
        Assert.Equal(0, await ScalarAsync("SELECT COUNT(*) FROM Imports WHERE State<>1"));
    }

    private System.Diagnostics.Process Start()
    {
        var process = Executable.Start(_folder.Path, ["poll", "usage", "--now", "--json", "--Outbound:AllowedPrivate=127.0.0.1", "--Outbound:PerHostSpacing=0"], (Variable, "from-the-environment"));
        process.StandardInput.Close();
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }

    private Task<long> InputAsync() => ScalarAsync("SELECT COALESCE(SUM(Input),0) FROM UsageEntries");

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={new DataFolder(Path.Combine(_folder.Path, "data")).Database};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
