using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using Dashboard.Core.Access.Tokens;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Support;

using Google.Protobuf;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dashboard.Tests.Usage.Telemetry;

/// <summary>Traces over OTLP/HTTP into the running app: from a real exporter, in both encodings, packed and faulty.</summary>
public sealed class TracesTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Binary = "application/x-protobuf", Json = "application/json";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_real_exporter_sends_an_agents_trace_and_its_calls_count_once()
    {
        var connection = Name();
        var token = await app.TokenAsync(TokenScopes.TracesWrite, connection);
        using var source = new ActivitySource(connection);
        string trace;
        var asked = new List<HttpStatusCode>();
        using (var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(source.Name)
            .ConfigureResource(r => r.AddService("support-bot", serviceNamespace: "shop").AddAttributes([new("deployment.environment.name", "production")]))
            .AddOtlpExporter(exporter =>
            {
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.Endpoint = new Uri(app.Address + "/v1/traces");
                exporter.Headers = "Authorization=Bearer " + token;
                exporter.ExportProcessorType = ExportProcessorType.Simple;
                exporter.HttpClientFactory = () => new HttpClient(new Listening(asked));
            })
            .Build())
        {
            using var agent = source.StartActivity("invoke_agent support")!;
            trace = agent.TraceId.ToHexString();
            for (var i = 0; i < 2; i++)
            {
                using var call = source.StartActivity("chat gpt-5-mini", ActivityKind.Client)!;
                call.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.provider.name", "openai").SetTag("gen_ai.response.model", "gpt-5-mini")
                    .SetTag("gen_ai.usage.input_tokens", 1000).SetTag("gen_ai.usage.cache_read.input_tokens", 600).SetTag("gen_ai.usage.output_tokens", 200L)
                    .SetTag("gen_ai.input.messages", "a secret that must not be kept");
                using var http = source.StartActivity("POST");
            }

            agent.SetTag("gen_ai.operation.name", "invoke_agent").SetTag("gen_ai.usage.input_tokens", 2000).SetTag("gen_ai.usage.output_tokens", 400);
        }

        Assert.Equal(5, asked.Count);
        Assert.All(asked, a => Assert.Equal(HttpStatusCode.OK, a));
        var entries = await EntriesAsync(connection);
        Assert.Equal(2, entries.Count);
        Assert.All(entries, e => Assert.Equal(
            (400L, 600L, 200L, 1L, trace, "support-bot", "shop", "production", "openai", "gpt-5-mini"),
            (e.Entry.Input, e.Entry.CacheRead, e.Entry.Output, e.Entry.Requests, e.Entry.TraceId, e.Series.Service, e.Series.Project, e.Series.Environment, e.Series.Host, e.Series.RawModel)));
        // 400 fresh, 600 from the cache and 200 out, at 0.25, 0.025 and 2 dollars a million.
        Assert.All(entries, e => Assert.Equal(515_000, e.Entry.ComputedNanos));
        Assert.True(await StandsInTheDatabaseAsync("support-bot"), "the files do not hold what was written: nothing is proven");
        Assert.False(await StandsInTheDatabaseAsync("must not be kept"));
    }

    [Fact]
    public async Task Json_is_answered_in_json_also_packed_and_says_what_was_rejected()
    {
        var connection = Name();
        var wrong = Spans.Call("77", null, 100, 10);
        wrong.Attributes["gen_ai.usage.total_tokens"] = 999;
        var trace = Encoding.UTF8.GetBytes(Spans.Batch(Spans.Call("76", null, 100, 10), wrong));

        foreach (var (body, gzip) in new[] { (trace, false), (Pack(trace), true) })
        {
            var (status, type, answer) = await SendAsync(body, Json, connection, gzip);
            Assert.Equal((HttpStatusCode.OK, Json), (status, type));
            var partial = JsonDocument.Parse(answer).RootElement.GetProperty("partialSuccess");
            Assert.Equal("1", partial.GetProperty("rejectedSpans").GetString());
            Assert.StartsWith("span 0000000000000077: gen_ai.usage.total_tokens is 999, expected 110", partial.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(100, Assert.Single(await EntriesAsync(connection)).Entry.Input);
        Assert.Equal("{}", Encoding.UTF8.GetString((await SendAsync("{\"resourceSpans\":[]}"u8.ToArray(), Json, connection)).Body));
    }

    [Fact]
    public async Task Protobuf_is_answered_in_protobuf_when_spans_are_rejected_and_when_the_body_is_none()
    {
        var (status, type, body) = await SendAsync(Request(Span("chat", ("gen_ai.operation.name", "chat"), ("gen_ai.usage.input_tokens", "many"))), Binary, Name());
        Assert.Equal((HttpStatusCode.OK, Binary), (status, type));
        var partial = new CodedInputStream(body);
        Assert.Equal(0x0Au, partial.ReadTag());
        var inner = partial.ReadBytes().CreateCodedInput();
        Assert.Equal((0x08u, 1L, 0x12u), (inner.ReadTag(), inner.ReadInt64(), inner.ReadTag()));
        Assert.Contains("gen_ai.usage.input_tokens is \"many\"", inner.ReadString(), StringComparison.Ordinal);

        var refused = await SendAsync([0x0A, 0xFF, 0xFF, 0xFF, 0x0F, 1, 2], Binary, Name());
        Assert.Equal((HttpStatusCode.BadRequest, Binary), (refused.Status, refused.Type));
        var message = new CodedInputStream(refused.Body);
        Assert.Equal((0x08u, 3, 0x12u), (message.ReadTag(), message.ReadInt32(), message.ReadTag()));
        Assert.StartsWith("the body is no ExportTraceServiceRequest", message.ReadString(), StringComparison.Ordinal);

        Assert.Empty((await SendAsync([], Binary, Name())).Body);
    }

    [Theory]
    [InlineData("{\"resourceSpans\":[", Json, 400)]
    [InlineData("[]", Json, 400)]
    [InlineData("{}", "text/plain", 415)]
    public async Task What_is_no_trace_is_refused(string body, string type, int status) =>
        Assert.Equal(status, (int)(await SendAsync(Encoding.UTF8.GetBytes(body), type, Name())).Status);

    [Fact]
    public async Task Traces_without_models_leave_no_trace()
    {
        var connection = Name();
        await SendAsync(Encoding.UTF8.GetBytes(Spans.Batch(Spans.With("91", null, "GET /"), Spans.With("92", "91", "SELECT"))), Json, connection);

        await using var store = await StoreAsync();
        Assert.False(await store.Set<Core.Usage.Import.ImportRecord>().AnyAsync(i => i.Connection == connection, Ct));
        Assert.Empty(await EntriesAsync(connection));
    }

    [Fact]
    public async Task A_wrapper_that_comes_after_a_plain_span_between_takes_nothing_twice()
    {
        var connection = Name();
        foreach (var span in new[] { Spans.Call("a3", "a2", 100, 10), Spans.With("a2", "a1", "POST"), Spans.Unsaid("a1", null, 100, 10) })
            await SendAsync(Encoding.UTF8.GetBytes(Spans.Batch(span)), Json, connection);

        Assert.Equal("openai", Assert.Single(await EntriesAsync(connection)).Series.Host);
    }

    private async Task<bool> StandsInTheDatabaseAsync(string text)
    {
        // The last connection that closes takes the log file with it: this one keeps it in its place while it is read.
        await using var store = await StoreAsync();
        await store.Database.OpenConnectionAsync(Ct);
        _ = await store.Set<Core.Usage.Import.ImportRecord>().AnyAsync(Ct);
        return Directory.EnumerateFiles(app.Data.Path, "dashboard.db*").Any(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var held = new MemoryStream();
            file.CopyTo(held);
            return held.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        });
    }

    private static string Name() => $"traces {Guid.NewGuid():N}";

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);

        return packed.ToArray();
    }

    // The binary form by hand: what no exporter would send.
    private static byte[] Span(string name, params (string Key, string Value)[] attributes) => Message(span =>
    {
        Put(span, 1, Guid.NewGuid().ToByteArray());
        Put(span, 2, [1, 2, 3, 4, 5, 6, 7, 8]);
        Put(span, 5, Encoding.UTF8.GetBytes(name));
        span.WriteTag(7, WireFormat.WireType.Fixed64);
        span.WriteFixed64(1_772_359_200_000_000_000);
        foreach (var (key, value) in attributes)
        {
            Put(span, 9, Message(pair =>
            {
                Put(pair, 1, Encoding.UTF8.GetBytes(key));
                Put(pair, 2, Message(any => Put(any, 1, Encoding.UTF8.GetBytes(value))));
            }));
        }
    });

    private static byte[] Request(byte[] span) => Message(request => Put(request, 1, Message(resource => Put(resource, 2, Message(scope => Put(scope, 2, span))))));

    private static void Put(CodedOutputStream to, int field, byte[] bytes)
    {
        to.WriteTag(field, WireFormat.WireType.LengthDelimited);
        to.WriteBytes(ByteString.CopyFrom(bytes));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var held = new MemoryStream();
        using (var output = new CodedOutputStream(held, leaveOpen: true))
            write(output);

        return held.ToArray();
    }

    private async Task<(HttpStatusCode Status, string? Type, byte[] Body)> SendAsync(byte[] body, string type, string connection, bool gzip = false)
    {
        using var program = app.Program(await app.TokenAsync(TokenScopes.TracesWrite, connection));
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (gzip)
            content.Headers.ContentEncoding.Add("gzip");

        using var answer = await program.PostAsync(new Uri("/v1/traces", UriKind.Relative), content, Ct);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync(Ct));
    }

    private async Task<IReadOnlyList<(UsageEntry Entry, Series Series)>> EntriesAsync(string connection)
    {
        await using var store = await StoreAsync();
        var rows = await (from e in store.UsageEntries()
                          join s in store.Series() on e.SeriesId equals s.Id
                          join c in store.Set<Connection>() on s.ConnectionId equals c.Id
                          where c.Name == connection
                          select new { e, s }).ToListAsync(Ct);
        return [.. rows.Select(r => (r.e, r.s))];
    }

    private Task<DashboardStore> StoreAsync() => app.Services.GetRequiredService<IDbContextFactory<DashboardStore>>().CreateDbContextAsync(Ct);

    // The exporter swallows what it is answered.
    private sealed class Listening(List<HttpStatusCode> asked) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => Note(base.Send(request, cancellationToken));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Note(await base.SendAsync(request, cancellationToken));

        private HttpResponseMessage Note(HttpResponseMessage answer)
        {
            lock (asked)
                asked.Add(answer.StatusCode);

            return answer;
        }
    }
}
