using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.Usage.Telemetry;

/// <summary>The spans of one element of <c>resourceSpans</c>, and of the flat lines that Copilot's file exporter writes.</summary>
internal static class OtlpJson
{
    public static void ReadResourceSpans(JsonElement element, long line, List<(SpanFacts, long)> spans)
    {
        var resource = ReadResource(Object(element, "resource"));
        foreach (var scopeSpans in Items(element, "scopeSpans"))
        {
            var scope = Text(Object(scopeSpans, "scope"), "name") ?? "";
            foreach (var item in Items(scopeSpans, "spans"))
            {
                var span = new SpanFacts
                {
                    TraceId = SpanText.Id(Text(item, "traceId")),
                    SpanId = SpanText.Id(Text(item, "spanId")),
                    ParentId = SpanText.Id(Text(item, "parentSpanId")),
                    Name = Text(item, "name") ?? "",
                    Start = Nanos(item, "startTimeUnixNano"),
                    End = Nanos(item, "endTimeUnixNano"),
                    Failed = Text(Object(item, "status"), "code") is "2" or "STATUS_CODE_ERROR",
                    Scope = scope,
                    Resource = resource,
                };
                ReadAttributes(item, span.Wants, span.Set);
                spans.Add((span, line));
            }
        }
    }

    /// <summary>
    /// <c>{"type":"span","traceId":"..","spanId":"..","parentSpanId":"..","name":"chat gpt-5","startTime":[1763942400,0],"attributes":{"gen_ai.operation.name":"chat"}}</c>;
    /// null for a line of another type.
    /// </summary>
    public static SpanFacts? ReadFlat(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object || (Text(line, "type") is { } type && type != "span") || Object(line, "attributes") is not { } attributes)
            return null;

        var context = Object(line, "spanContext");
        var span = new SpanFacts
        {
            TraceId = SpanText.Id(Text(line, "traceId") ?? Text(context, "traceId")),
            SpanId = SpanText.Id(Text(line, "spanId") ?? Text(line, "id") ?? Text(context, "spanId")),
            ParentId = SpanText.Id(Text(line, "parentSpanId") ?? Text(line, "parentId") ?? Text(Object(line, "parentSpanContext"), "spanId")),
            Name = Text(line, "name") ?? "",
            Start = Moment(line, "startTime"),
            End = Moment(line, "endTime"),
            Failed = Text(Object(line, "status"), "code") is "2",
            Scope = Text(Object(line, "instrumentationScope") ?? Object(line, "scope"), "name") ?? "",
            Resource = ReadFlatResource(Object(Object(line, "resource"), "attributes")),
        };
        foreach (var attribute in attributes.EnumerateObject())
        {
            if (span.Wants(attribute.Name) && SpanText.Of(attribute.Value) is { } value)
                span.Set(attribute.Name, value);
        }

        return span;
    }

    private static ResourceFacts ReadResource(JsonElement? resource)
    {
        var facts = ResourceFacts.None;
        if (resource is { } found)
            ReadAttributes(found, ResourceFacts.Wants, (key, value) => facts = facts.With(key, value));

        return facts;
    }

    private static ResourceFacts ReadFlatResource(JsonElement? attributes)
    {
        var facts = ResourceFacts.None;
        foreach (var attribute in attributes?.EnumerateObject().ToList() ?? [])
        {
            if (SpanText.Of(attribute.Value) is { } value)
                facts = facts.With(attribute.Name, value);
        }

        return facts;
    }

    private static void ReadAttributes(JsonElement of, Predicate<string> wanted, Action<string, string> set)
    {
        foreach (var attribute in Items(of, "attributes"))
        {
            if (Text(attribute, "key") is not { } key || !wanted(key) || Object(attribute, "value") is not { } value)
                continue;

            // One member: stringValue, intValue (as text), doubleValue or boolValue.
            foreach (var member in value.EnumerateObject())
            {
                if (SpanText.Of(member.Value) is { } text)
                    set(key, text);
            }
        }
    }

    private static ulong Moment(JsonElement line, string name)
    {
        if (line.TryGetProperty(name, out var time) && time.ValueKind == JsonValueKind.Array && time.GetArrayLength() == 2
            && time[0].TryGetUInt64(out var seconds) && time[1].TryGetUInt64(out var nanos) && seconds < 10_000_000_000 && nanos < 1_000_000_000)
            return (seconds * 1_000_000_000) + nanos;

        return Nanos(line, name + "UnixNano");
    }

    private static ulong Nanos(JsonElement of, string name) =>
        ulong.TryParse(Text(of, name), NumberStyles.None, CultureInfo.InvariantCulture, out var nanos) ? nanos : 0;

    private static string? Text(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) ? SpanText.Of(value) : null;

    private static JsonElement? Object(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static IEnumerable<JsonElement> Items(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : [];
}
