using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using Dashboard.Core.Access.Tokens;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Usage.Push;

/// <summary>Rows that programs send: kept once, whatever is sent twice; told what is wrong with the rest.</summary>
public sealed class PushTests(SmallApiHost app) : IClassFixture<SmallApiHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_counts_and_is_priced_as_files_are()
    {
        var connection = Name();
        var answer = await SendAsync($$"""
            {"connection":"{{connection}}","rows":[
              {"id":"a","time":"2026-03-01T10:00:00Z","provider":"openai","model":"gpt-5-mini","apiKey":"bot","project":"p","service":"s","environment":"production",
               "inputTokens":1000,"cacheReadTokens":200,"outputTokens":300,"reasoningTokens":100,"totalTokens":1500,"traceId":"t1"},
              {"id":"b","time":"2026-03-01T11:00:00+01:00","provider":"openrouter","host":"deepinfra","gateway":"openrouter","model":"deepseek/deepseek-chat",
               "usage":{"input_tokens":10,"output_tokens":5},"cost":"0.25","currency":"eur"},
              {"time":"2026-03-01T00:00:00Z","bucket":"day","model":"claude-haiku-4-5","provider":"anthropic","inputTokens":7,"cacheWrite5mTokens":3,"requests":12,"costUsd":1e-3}]}
            """);

        Assert.Equal((HttpStatusCode.OK, "3/0/0"), (answer.Status, answer.Counts));
        var entries = await EntriesAsync(connection);
        Assert.Equal(
            [
                "2026-03-01 00:00 Day anthropic//anthropic/claude-haiku-4-5  7//3/ 12 0.001 USD",
                "2026-03-01 10:00 Request openai//openai/gpt-5-mini t1 1000/200//300 1 ",
                "2026-03-01 10:00 Request openrouter/openrouter/deepinfra/deepseek/deepseek-chat  10///5 1 0.25 EUR",
            ],
            entries.Select(e => e.Shown));
        // 1000 fresh, 200 from the cache, 300 out, at 0.25, 0.025 and 2 dollars a million.
        Assert.Equal(855_000, entries[1].Computed);
    }

    [Fact]
    public async Task A_bucket_that_comes_again_replaces_the_one_before()
    {
        var connection = Name();
        const string Bucket = """{"time":"2026-03-01T05:00:00Z","bucket":"hour","provider":"openai","model":"gpt-5-mini","inputTokens":{0}}""";
        await SendAsync(Bucket.Replace("{0}", "100", StringComparison.Ordinal), "application/x-ndjson", connection);
        var again = await SendAsync(Bucket.Replace("{0}", "130", StringComparison.Ordinal), "application/x-ndjson", connection);

        Assert.Equal("0/1/0", again.Counts);
        Assert.Equal(130, Assert.Single(await EntriesAsync(connection)).Input);
    }

    [Fact]
    public async Task Good_rows_are_kept_and_each_bad_one_is_told_with_its_field()
    {
        var connection = Name();
        const string Good = "\"time\":\"2026-03-01T10:00:00Z\",\"model\":\"gpt-5-mini\",\"provider\":\"openai\"";
        var answer = await SendAsync($$"""
            {"rows":[
              { {{Good}},"id":"0","inputTokens":1},
              { {{Good}},"id":"1","inputTokens":-1},
              { {{Good}},"id":"2","promptTokens":5},
              { {{Good}},"id":"3","inputTokens":10,"outputTokens":5,"totalTokens":14},
              { {{Good}},"id":"4","outputTokens":5,"reasoningTokens":6},
              {"time":"2026-02-31T10:00:00Z","model":"m","inputTokens":1},
              {"time":"2999-01-01T10:00:00Z","model":"m","inputTokens":1},
              {"time":"2026-03-01T10:00:00Z","inputTokens":1},
              { {{Good}},"requests":null,"bucket":"day"},
              { {{Good}},"inputTokens":1,"cost":1},
              { {{Good}},"inputTokens":1,"cacheWriteTokens":5,"cacheWrite1hTokens":4},
              { {{Good}},"inputTokens":1,"costUsd":1e400},
              "row",
              { {{Good}},"inputTokens":1,"input_tokens":1},
              { {{Good}},"id":"14","inputTokens":2}]}
            """, connection: connection);

        Assert.Equal((HttpStatusCode.MultiStatus, "2/0/13"), (answer.Status, answer.Counts));
        Assert.Equal(
            [
                "1 inputTokens", "2 promptTokens", "3 totalTokens", "4 reasoningTokens", "5 time", "6 time", "7 model", "8 time", "9 currency", "10 cacheWriteTokens",
                "11 costUsd", "12 ", "13 inputTokens",
            ],
            answer.Errors.Select(e => $"{e.GetProperty("index")} {e.GetProperty("field").GetString()}"));
        Assert.Equal("inputTokens is \"-1\", expected a whole number from 0 to 1,000,000,000,000", answer.Errors[0].GetProperty("message").GetString());
        Assert.StartsWith("promptTokens is not a field of a row, expected id, time,", answer.Errors[1].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("totalTokens is 14, expected 15 (inputTokens 10 +", answer.Errors[2].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal([1L, 2L], (await EntriesAsync(connection)).Select(e => e.Input!.Value));
    }

    [Fact]
    public async Task The_same_key_with_the_same_body_gets_the_same_answer_and_counts_once()
    {
        var connection = Name();
        var token = await app.TokenAsync(TokenScopes.UsageWrite, connection);
        // Two rows alike in everything, without ids: the key makes them two.
        const string Body = """
            {"rows":[{"time":"2026-03-01T10:00:00Z","model":"gpt-5-mini","inputTokens":1},{"time":"2026-03-01T10:00:00Z","model":"gpt-5-mini","inputTokens":1},{"model":"x"}]}
            """;
        var first = await SendAsync(Body, key: "k1", token: token);
        var second = await SendAsync(Body, key: "k1", token: token);

        Assert.Equal((HttpStatusCode.MultiStatus, "2/0/1", false), (first.Status, first.Counts, first.Replayed));
        Assert.Equal((HttpStatusCode.MultiStatus, first.Body, true), (second.Status, second.Body, second.Replayed));
        var other = await SendAsync(Body.Replace(":1}", ":2}", StringComparison.Ordinal), key: "k1", token: token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Equal(2, (await EntriesAsync(connection)).Count);

        // Another key says that these are other rows.
        Assert.Equal("2/0/1", (await SendAsync(Body, key: "k2", token: token)).Counts);
        Assert.Equal(4, (await EntriesAsync(connection)).Count);
    }

    [Fact]
    public async Task Copies_of_one_sending_at_the_same_moment_count_once()
    {
        var connection = Name();
        var token = await app.TokenAsync(TokenScopes.UsageWrite, connection);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            SendAsync("""{"rows":[{"time":"2026-03-01T10:00:00Z","model":"gpt-5-mini","inputTokens":1}]}""", key: "same", token: token)));

        Assert.All(answers, a => Assert.Equal("1/0/0", a.Counts));
        Assert.Equal(5, answers.Count(a => a.Replayed));
        Assert.Single(await EntriesAsync(connection));
    }

    [Fact]
    public async Task Without_a_key_rows_are_the_same_by_their_id_or_by_all_that_they_say()
    {
        var connection = Name();
        const string Body = """
            {"rows":[{"id":"a","time":"2026-03-01T10:00:00Z","model":"m","inputTokens":1},
                     {"time":"2026-03-01T10:00:00Z","model":"m","inputTokens":1},{"inputTokens":1,"model":"m","time":"2026-03-01T10:00:00Z"}]}
            """;
        Assert.Equal("3/0/0", (await SendAsync(Body, connection: connection)).Counts);
        Assert.Equal("0/3/0", (await SendAsync(Body, connection: connection)).Counts);
        Assert.Equal(3, (await EntriesAsync(connection)).Count);
    }

    [Fact]
    public async Task Lines_are_taken_one_by_one_also_packed()
    {
        var connection = Name();
        var lines = "{\"id\":\"1\",\"time\":\"2026-03-01T10:00:00Z\",\"model\":\"m\",\"inputTokens\":1}\nnonsense\n\n{\"id\":\"2\",\"time\":\"2026-03-01T10:00:01Z\",\"model\":\"m\",\"inputTokens\":2}";
        var answer = await SendAsync(Pack(Encoding.UTF8.GetBytes(lines)), "application/x-ndjson", connection, gzip: true);

        Assert.Equal((HttpStatusCode.MultiStatus, "2/0/1"), (answer.Status, answer.Counts));
        Assert.Equal(1, answer.Errors[0].GetProperty("index").GetInt32());
    }

    [Fact]
    public async Task Too_much_is_refused_packed_unpacked_or_without_a_length()
    {
        var large = Encoding.UTF8.GetBytes("{\"rows\":[" + new string(' ', SmallApiHost.MaxBytes) + "]}");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(large, "application/json")).Status);

        var bomb = Pack(new byte[8 << 20]);
        Assert.True(bomb.Length < SmallApiHost.MaxBytes, "the package itself is too large: nothing is proven");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(Pack(new byte[SmallApiHost.MaxBytes + 1]), "application/json", gzip: true)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(bomb, "application/json", gzip: true)).Status);

        using var program = app.Program(await app.TokenAsync(TokenScopes.UsageWrite));
        using var content = new StreamContent(new MemoryStream(large));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/usage") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await program.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("", "application/json", 400, "The body is empty")]
    [InlineData("{\"rows\":[", "application/json", 400, "The body is not valid JSON")]
    [InlineData("{\"row\":[]}", "application/json", 400, "row does not belong here")]
    [InlineData("{}", "application/json", 400, "The body has no rows")]
    [InlineData("5", "application/json", 400, "The body has no rows")]
    [InlineData("{\"rows\":[]}", "text/csv", 415, "Content-Type is text/csv")]
    public async Task What_is_no_sending_is_refused_and_says_why(string body, string type, int status, string reason)
    {
        var answer = await SendAsync(body, type);

        Assert.Equal(status, (int)answer.Status);
        Assert.StartsWith(reason, JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_package_and_an_unknown_one_are_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("no gzip"u8.ToArray(), "application/json", gzip: true)).Status);
        using var program = app.Program(await app.TokenAsync(TokenScopes.UsageWrite));
        using var content = new StringContent("{\"rows\":[]}", Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("br");
        using var answer = await program.PostAsync(new Uri("/api/v1/usage", UriKind.Relative), content, Ct);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_tied_to_a_connection_sends_to_no_other()
    {
        var token = await app.TokenAsync(TokenScopes.UsageWrite, "mine " + Name());

        var answer = await SendAsync("""{"connection":"theirs","rows":[{"time":"2026-03-01T10:00:00Z","model":"m","inputTokens":1}]}""", token: token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task The_sendings_of_a_day_are_one_line_among_the_imports()
    {
        var made = await app.MakeTokenAsync(TokenScopes.UsageWrite, Name());
        foreach (var row in new[] { "\"id\":\"1\",\"inputTokens\":1", "\"id\":\"2\",\"inputTokens\":2", "\"id\":\"1\",\"inputTokens\":1", "\"inputTokens\":-1" })
            await SendAsync($$"""{"rows":[{"time":"2026-03-01T10:00:00Z","model":"m",{{row}}}]}""", token: made.Secret);

        await using var store = await StoreAsync();
        var record = Assert.Single(await store.Imports().Where(i => i.File.Contains(made.Name)).ToListAsync(Ct));
        Assert.Equal((ImportState.Done, 4L, 2L, 1L, 1L), (record.State, record.RowsRead, record.Accepted, record.Duplicates, record.Rejected));
        Assert.Single(await store.ImportFaults().Where(f => f.ImportId == record.Id).ToListAsync(Ct));
    }

    private static string Name() => $"push {Guid.NewGuid():N}";

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);

        return packed.ToArray();
    }

    private Task<Sent> SendAsync(string body, string type = "application/json", string? connection = null, string? key = null, string? token = null) =>
        SendAsync(Encoding.UTF8.GetBytes(body), type, connection, key, token);

    private async Task<Sent> SendAsync(byte[] body, string type, string? connection = null, string? key = null, string? token = null, bool gzip = false)
    {
        using var program = app.Program(token ?? await app.TokenAsync(TokenScopes.UsageWrite));
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (gzip)
            content.Headers.ContentEncoding.Add("gzip");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/usage" + (connection is null ? "" : "?connection=" + Uri.EscapeDataString(connection))) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);

        using var answer = await program.SendAsync(request, Ct);
        return new Sent(answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct), answer.Headers.Contains("Idempotent-Replayed"));
    }

    private async Task<IReadOnlyList<Entry>> EntriesAsync(string connection)
    {
        await using var store = await StoreAsync();
        var rows = await (from e in store.UsageEntries()
                          join s in store.Series() on e.SeriesId equals s.Id
                          join c in store.Set<Core.Usage.Connections.Connection>() on s.ConnectionId equals c.Id
                          where c.Name == connection
                          select new { e, s }).ToListAsync(Ct);
        return [.. rows.Select(r => new Entry(
            FormattableString.Invariant($"{r.e.At:yyyy-MM-dd HH:mm} {r.e.Grain} {r.s.Contract}/{r.s.Gateway}/{r.s.Host}/{r.s.RawModel} {r.e.TraceId} {r.e.Input}/{r.e.CacheRead}/{r.e.CacheWrite5m}/{r.e.Output} {r.e.Requests} {r.e.ReportedNanos / 1_000_000_000m:0.###} {r.e.ReportedCurrency}").TrimEnd() + (r.e.ReportedCurrency is null ? " " : ""),
            r.e.Input, r.e.ComputedNanos)).OrderBy(e => e.Shown, StringComparer.Ordinal)];
    }

    private Task<DashboardStore> StoreAsync() => app.Services.GetRequiredService<IDbContextFactory<DashboardStore>>().CreateDbContextAsync(Ct);

    private sealed record Entry(string Shown, long? Input, long? Computed);

    private sealed record Sent(HttpStatusCode Status, string Body, bool Replayed)
    {
        private JsonElement Root => JsonDocument.Parse(Body).RootElement;

        public string Counts => Root.TryGetProperty("accepted", out var accepted) ? $"{accepted}/{Root.GetProperty("duplicates")}/{Root.GetProperty("rejected")}" : Body;

        public IReadOnlyList<JsonElement> Errors => [.. Root.GetProperty("errors").EnumerateArray()];
    }
}

/// <summary>An app that takes small bodies only.</summary>
public sealed class SmallApiHost : AppHost
{
    public const int MaxBytes = 64 << 10;

    protected override IEnumerable<string> Settings => [$"--Api:MaxBytes={MaxBytes}"];
}
