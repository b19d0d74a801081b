using System.Globalization;
using System.Text.Json;

namespace Dashboard.Tests.Usage.Telemetry;

/// <summary>Spans for tests, as OTLP/JSON.</summary>
internal sealed record Spans(string Id, string? Parent, string Name, Dictionary<string, object> Attributes)
{
    public const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    public string Scope { get; init; } = "test";

    public string Resource { get; init; } = "shop";

    public bool Failed { get; init; }

    /// <summary>A call of a model.</summary>
    public static Spans Call(string id, string? parent, long input, long output) => With(id, parent, "chat gpt-5-mini",
        ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "openai"), ("gen_ai.response.model", "gpt-5-mini"),
        ("gen_ai.usage.input_tokens", input), ("gen_ai.usage.output_tokens", output));

    /// <summary>A span with usage that does not say what it is.</summary>
    public static Spans Unsaid(string id, string? parent, long input, long output) => With(id, parent, "step",
        ("gen_ai.request.model", "gpt-5-mini"), ("gen_ai.usage.prompt_tokens", input), ("gen_ai.usage.completion_tokens", output));

    public static Spans With(string id, string? parent, string name, params (string Key, object Value)[] attributes) =>
        new(id.PadLeft(16, '0'), parent?.PadLeft(16, '0'), name, attributes.ToDictionary(a => a.Key, a => a.Value));

    /// <summary>One batch of them.</summary>
    public static string Batch(params IEnumerable<Spans> spans) => JsonSerializer.Serialize(new
    {
        resourceSpans = spans.Select(s => new
        {
            resource = new { attributes = new[] { Attribute("service.name", s.Resource), Attribute("deployment.environment.name", "production") } },
            scopeSpans = new[]
            {
                new
                {
                    scope = new { name = s.Scope },
                    spans = new[]
                    {
                        new
                        {
                            traceId = Trace,
                            spanId = s.Id,
                            parentSpanId = s.Parent ?? "",
                            name = s.Name,
                            startTimeUnixNano = "1772359200000000000",
                            endTimeUnixNano = "1772359201000000000",
                            attributes = s.Attributes.Select(a => Attribute(a.Key, a.Value)),
                            status = new { code = s.Failed ? 2 : 1 },
                        },
                    },
                },
            },
        }),
    });

    private static object Attribute(string key, object value) => new
    {
        key,
        value = value switch
        {
            string text => (object)new { stringValue = text },
            double real => new { doubleValue = real },
            _ => new { intValue = Convert.ToString(value, CultureInfo.InvariantCulture) },
        },
    };
}
