using Google.Protobuf;

namespace Dashboard.Core.Usage.Telemetry;

/// <summary>
/// The spans of an ExportTraceServiceRequest in its binary form, by the field numbers of opentelemetry-proto 1.x. Only
/// what <see cref="SpanFacts"/> keeps is read; events, links and the values of other attributes are passed over.
/// </summary>
internal static class OtlpProtobuf
{
    /// <exception cref="InvalidProtocolBufferException">It is no such message.</exception>
    public static List<(SpanFacts, long)> Read(ArraySegment<byte> body)
    {
        List<(SpanFacts, long)> spans = [];
        var input = new CodedInputStream(body.Array!, body.Offset, body.Count);
        while (input.ReadTag() is var tag and not 0)
        {
            if (Field(tag) == 1)
                ReadResourceSpans(input.ReadBytes(), spans);
            else
                input.SkipLastField();
        }

        return spans;
    }

    private static void ReadResourceSpans(ByteString bytes, List<(SpanFacts, long)> spans)
    {
        var resource = ResourceFacts.None;
        List<ByteString> scopes = [];
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            switch (Field(tag))
            {
                case 1:
                    resource = ReadResource(input.ReadBytes());
                    break;
                case 2:
                    scopes.Add(input.ReadBytes());
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        foreach (var scope in scopes)
            ReadScopeSpans(scope, resource, spans);
    }

    private static ResourceFacts ReadResource(ByteString bytes)
    {
        var resource = ResourceFacts.None;
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (Field(tag) == 1)
                ReadAttribute(input.ReadBytes(), ResourceFacts.Wants, (key, value) => resource = resource.With(key, value));
            else
                input.SkipLastField();
        }

        return resource;
    }

    private static void ReadScopeSpans(ByteString bytes, ResourceFacts resource, List<(SpanFacts, long)> spans)
    {
        var scope = "";
        var first = spans.Count;
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            switch (Field(tag))
            {
                case 1:
                    scope = ReadScopeName(input.ReadBytes());
                    break;
                case 2:
                    spans.Add((ReadSpan(input.ReadBytes(), resource), spans.Count));
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        foreach (var (span, _) in spans.Skip(first))
            span.Scope = scope;
    }

    private static string ReadScopeName(ByteString bytes)
    {
        var name = "";
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (Field(tag) == 1)
                name = input.ReadString();
            else
                input.SkipLastField();
        }

        return name;
    }

    private static SpanFacts ReadSpan(ByteString bytes, ResourceFacts resource)
    {
        var span = new SpanFacts { Resource = resource };
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            switch (Field(tag))
            {
                case 1:
                    span.TraceId = Hex(input.ReadBytes());
                    break;
                case 2:
                    span.SpanId = Hex(input.ReadBytes());
                    break;
                case 4:
                    span.ParentId = Hex(input.ReadBytes());
                    break;
                case 5:
                    span.Name = input.ReadString();
                    break;
                case 7:
                    span.Start = input.ReadFixed64();
                    break;
                case 8:
                    span.End = input.ReadFixed64();
                    break;
                case 9:
                    ReadAttribute(input.ReadBytes(), span.Wants, span.Set);
                    break;
                case 15:
                    span.Failed = ReadStatus(input.ReadBytes());
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return span;
    }

    private static void ReadAttribute(ByteString bytes, Predicate<string> wanted, Action<string, string> set)
    {
        var input = bytes.CreateCodedInput();
        string? key = null;
        ByteString? value = null;
        while (input.ReadTag() is var tag and not 0)
        {
            switch (Field(tag))
            {
                case 1:
                    key = input.ReadString();
                    if (!wanted(key))
                        return;

                    break;
                case 2:
                    value = input.ReadBytes();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        if (key is not null && value is not null && ReadValue(value) is { } text)
            set(key, text);
    }

    private static string? ReadValue(ByteString bytes)
    {
        string? text = null;
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            switch (Field(tag))
            {
                case 1:
                    text = input.ReadString();
                    break;
                case 2:
                    text = input.ReadBool() ? "true" : "false";
                    break;
                case 3:
                    text = SpanText.Of(input.ReadInt64());
                    break;
                case 4:
                    text = SpanText.Of(input.ReadDouble());
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return text;
    }

    private static bool ReadStatus(ByteString bytes)
    {
        var failed = false;
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (Field(tag) == 3)
                failed = input.ReadEnum() == 2;
            else
                input.SkipLastField();
        }

        return failed;
    }

    private static int Field(uint tag) => WireFormat.GetTagFieldNumber(tag);

    // An id of zeros is no id.
    private static string Hex(ByteString id) => SpanText.Id(Convert.ToHexStringLower(id.Span));
}
