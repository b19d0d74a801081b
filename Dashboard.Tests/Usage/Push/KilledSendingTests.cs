using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Support;
using Dashboard.Tests.Usage.Telemetry;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Push;

/// <summary>A server that is killed while it takes what a program sends: the program sends it again, and it counts once.</summary>
public sealed partial class KilledSendingTests : IDisposable
{
    private const int Rows = 40_000;
    private const int Actions = 1_000;
    private const int CallsOfAction = 5;

    // A fast machine may have written all before the kill: then the next sending is to be caught.
    private const int MostAttempts = 6;

    private readonly UsageHouse _house = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(1) };
    private string _token = "";

    public void Dispose()
    {
        _client.Dispose();
        _house.Dispose();
    }

    [Theory]
    [InlineData("/api/v1/usage")]
    [InlineData("/v1/traces")]
    public async Task Sent_again_after_a_kill_midway_nothing_is_lost_and_nothing_doubled(string path)
    {
        await MigratedAsync();
        var made = await Executable.RunAsync(_house.Folder, ["token", "add", "--name", "sender", "--scope", "usage:write", "--scope", "traces:write", "--data", _house.Store.Folder.Root, "--json"]);
        Assert.True(made.Code == 0, made.Error);
        _token = JsonDocument.Parse(made.Output).RootElement.GetProperty("token").GetString()!;

        var (midway, entries, input) = (false, 0L, 0L);
        for (var attempt = 0; !midway && attempt < MostAttempts; attempt++)
        {
            var traces = path.EndsWith("traces", StringComparison.Ordinal);
            var (body, count, tokens) = traces ? Traces(attempt) : Usage(attempt);
            var before = await CountAsync();
            midway = await KillWhileSendingAsync(path, body, attempt, before, before + count);
            (entries, input) = (entries + count, input + tokens);

            var (server, address) = await StartAsync();
            try
            {
                Assert.Equal(HttpStatusCode.OK, (await SendAsync(address, path, body, attempt)).StatusCode);
                Assert.Equal((entries, input), await SumAsync());

                var again = await SendAsync(address, path, body, attempt);
                Assert.Equal((HttpStatusCode.OK, !traces), (again.StatusCode, again.Headers.Contains("Idempotent-Replayed")));
                Assert.Equal((entries, input), await SumAsync());
            }
            finally
            {
                await KillAsync(server);
            }

            Assert.Empty(await _house.WrongRollUpsAsync("UTC"));
        }

        Assert.True(midway, "every sending was written before it could be caught");
    }

    // Rows without ids: only the key of the sending tells that they are the same.
    private static (string Body, long Count, long Input) Usage(int attempt)
    {
        var rows = Enumerable.Range(0, Rows).Select(i =>
            $$"""{"time":"2026-03-0{{attempt + 1}}T10:00:00Z","provider":"openai","model":"gpt-5-mini","inputTokens":{{(i % 7) + 1}}}""");
        return ($$"""{"rows":[{{string.Join(',', rows)}}]}""", Rows, Enumerable.Range(0, Rows).Sum(i => (i % 7) + 1L));
    }

    // Agents tell the sum of their calls as well: that repeats them and must not count, also when one half came before the kill.
    private static (string Body, long Count, long Input) Traces(int attempt)
    {
        var spans = Enumerable.Range(0, Actions).SelectMany(a =>
        {
            var agent = $"{attempt + 1}a{a:x}";
            var calls = Enumerable.Range(0, CallsOfAction).Select(c => Spans.Call($"{attempt + 1}c{c}{a:x5}", agent, 10, 1));
            return calls.Append(Spans.With(
                agent, null, "invoke_agent shop", ("gen_ai.operation.name", "invoke_agent"), ("gen_ai.provider.name", "openai"), ("gen_ai.response.model", "gpt-5-mini"),
                ("gen_ai.usage.input_tokens", 10L * CallsOfAction), ("gen_ai.usage.output_tokens", (long)CallsOfAction)));
        });
        return (Spans.Batch(spans), Actions * CallsOfAction, Actions * CallsOfAction * 10L);
    }

    private async Task<bool> KillWhileSendingAsync(string path, string body, int attempt, long before, long all)
    {
        var (server, address) = await StartAsync();
        try
        {
            var sending = SendAsync(address, path, body, attempt);
            long written;
            do
                written = await CountAsync();
            while (written == before && !sending.IsCompleted);

            await KillAsync(server);
            // The sender sees a broken connection, or an answer that came just before.
            await sending.ContinueWith(_ => { }, TaskScheduler.Default);
            var kept = await CountAsync();
            return kept > before && kept < all;
        }
        finally
        {
            await KillAsync(server);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string path, string body, int attempt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address + path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Headers.Add("Idempotency-Key", $"sending {attempt}");
        return await _client.SendAsync(request, UsageHouse.Ct);
    }

    private async Task<(Process Server, string Address)> StartAsync()
    {
        var server = Executable.Start(_house.Folder, "--urls", "http://127.0.0.1:0", "--data", _house.Store.Folder.Root);
        // A full pipe would hold it up.
        server.BeginErrorReadLine();
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        // What a killed server left is told before the address.
        server.OutputDataReceived += (_, line) =>
        {
            if (Address().Match(line.Data ?? "") is { Success: true } found)
                address.TrySetResult(found.Value);
        };
        server.BeginOutputReadLine();
        try
        {
            return (server, await address.Task.WaitAsync(TimeSpan.FromMinutes(2), UsageHouse.Ct));
        }
        catch
        {
            await KillAsync(server);
            throw;
        }
    }

    private static async Task KillAsync(Process server)
    {
        if (!server.HasExited)
            server.Kill();

        await server.WaitForExitAsync(UsageHouse.Ct);
    }

    // The store was made without migrations: tell the program that it has them all.
    private async Task MigratedAsync()
    {
        await using var store = _house.Store.CreateDbContext();
        await _house.ExecuteAsync("CREATE TABLE __EFMigrationsHistory(MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL)");
        foreach (var migration in store.Database.GetMigrations())
            await _house.ExecuteAsync($"INSERT INTO __EFMigrationsHistory VALUES('{migration}','10.0.15')");
    }

    private async Task<long> CountAsync()
    {
        await using var store = _house.Store.CreateDbContext();
        return await store.UsageEntries().LongCountAsync(UsageHouse.Ct);
    }

    private async Task<(long, long)> SumAsync()
    {
        await using var store = _house.Store.CreateDbContext();
        return (await store.UsageEntries().LongCountAsync(UsageHouse.Ct), await store.UsageEntries().SumAsync(e => e.Input ?? 0, UsageHouse.Ct));
    }

    [GeneratedRegex(@"http://[^\s,]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
