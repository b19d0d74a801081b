using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Dashboard.Core.AiModels.Answers;

/// <summary>
/// JSON of hosts, in which every string can be read. Bytes that are no UTF-8 and half a surrogate pair (<c>"\ud800"</c>) throw only
/// when somebody asks for their string: here they become U+FFFD before, so that one broken name does not cost the list.
/// </summary>
internal static partial class AnswerJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        var json = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (Utf8.IsValid(json.Span) && json.Span.IndexOf("\\ud"u8) < 0 && json.Span.IndexOf("\\uD"u8) < 0)
            return JsonDocument.Parse(json, Options);

        return JsonDocument.Parse(Escapes().Replace(Encoding.UTF8.GetString(json.Span), e => e.Groups["half"].Success ? "\\uFFFD" : e.Value), Options);
    }

    // Every escape is looked at in turn: in "\\ud800" the backslash itself is what was escaped.
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Escapes();
}
