using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using Dashboard.Core.Access.Tokens;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Usage.Push;

/// <summary>More senders than there is room for are asked to come again; what was sent can be read.</summary>
public sealed class ApiTurnsTests(OneAtATimeHost app) : IClassFixture<OneAtATimeHost>
{
    // One held, eight waiting.
    private const int Room = 9;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_finds_no_room_is_told_when_to_come_again_and_the_others_are_served()
    {
        // Asks before it sends its body: a refusal would otherwise be heard only behind the body's end.
        using var program = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = new Uri(app.Address) };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await app.TokenAsync(TokenScopes.UsageWrite, "turns"));
        program.DefaultRequestHeaders.ExpectContinue = true;
        var go = new TaskCompletionSource();
        using var atTheEnd = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var always = atTheEnd.Token.Register(() => go.TrySetResult());
        var sendings = Enumerable.Range(0, Room + 1).Select(i => SendAsync(program, new Slow(i, go.Task))).ToList();

        // Only the one without room is answered before the bodies end.
        var refused = await (await Task.WhenAny(sendings)).WaitAsync(TimeSpan.FromMinutes(1), Ct);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(2)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta));
        go.TrySetResult();
        var answers = await Task.WhenAll(sendings);

        Assert.Equal(Room, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        using var reader = app.Program(await app.TokenAsync(TokenScopes.UsageRead));
        var spend = JsonDocument.Parse(await reader.GetStringAsync(new Uri("/api/v1/spend?from=2026-03-01&to=2026-03-02&by=provider,model", UriKind.Relative), Ct)).RootElement;
        var row = Assert.Single(spend.GetProperty("rows").EnumerateArray().ToList());
        Assert.Equal(("openai", "openai/gpt-5-mini", Room, 0.00000025m * Room), (row.GetProperty("provider").GetString(), row.GetProperty("model").GetString(), row.GetProperty("requests").GetInt32(), row.GetProperty("costUsd").GetDecimal()));
    }

    [Theory]
    [InlineData("from=2026-03-02&to=2026-03-01", "to must not lie before from")]
    [InlineData("from=2026-03-01&to=2026-03-02&by=colour", "by is \"colour\", expected one or two different keys")]
    [InlineData("from=2026-03-01&to=2026-03-02&by=day,day", "by is \"day,day\"")]
    [InlineData("from=2026-03-01&to=2026-03-02&basis=guess", "basis is \"guess\"")]
    public async Task A_question_that_makes_no_sense_is_answered_with_what_was_expected(string question, string reason)
    {
        using var reader = app.Program(await app.TokenAsync(TokenScopes.UsageRead));

        using var answer = await reader.GetAsync(new Uri("/api/v1/spend?" + question, UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(reason, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient program, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/usage") { Content = body };
        return await program.SendAsync(request, Ct);
    }

    // A body whose end comes when it is told to.
    private sealed class Slow : HttpContent
    {
        private readonly int _number;
        private readonly Task _go;

        public Slow(int number, Task go)
        {
            (_number, _go) = (number, go);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{\"rows\":["u8.ToArray(), Ct);
            await stream.FlushAsync(Ct);
            await _go;
            await stream.WriteAsync(Encoding.UTF8.GetBytes($$"""{"id":"{{_number}}","time":"2026-03-01T10:00:00Z","provider":"openai","model":"gpt-5-mini","inputTokens":1}]}"""), Ct);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

/// <summary>An app that holds one body at a time.</summary>
public sealed class OneAtATimeHost : AppHost
{
    protected override IEnumerable<string> Settings => ["--Api:MaxAtOnce=1"];
}
