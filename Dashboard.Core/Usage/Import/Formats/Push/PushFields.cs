using System.Text;
using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Push;

/// <summary>The fields of one row as it was sent. Names may be written camelCase or snake_case; a name that we do not know is a fault, not a figure lost.</summary>
internal sealed class PushFields
{
    public const string WholeNumber = "a whole number from 0 to 1,000,000,000,000";

    public static readonly string[] Texts =
    [
        "id", "time", "bucket", "provider", "model", "host", "gateway", "apiKey", "project", "service", "environment", "serviceTier", "tag", "traceId", "status", "currency",
    ];

    public static readonly string[] Counts =
    [
        "inputTokens", "cacheReadTokens", "cacheWriteTokens", "cacheWrite5mTokens", "cacheWrite1hTokens", "outputTokens", "reasoningTokens", "totalTokens",
        "inputAudioTokens", "outputAudioTokens", "cacheReadAudioTokens", "inputImageTokens", "outputImageTokens", "requests",
    ];

    public static readonly string[] Amounts = ["costUsd", "cost"];

    private const int LongestText = 500;

    // From the plain form of a name to the name as we write it.
    private static readonly Dictionary<string, string> Known =
        Texts.Concat(Counts).Concat(Amounts).ToDictionary(FileHead.Plain, n => n, StringComparer.Ordinal);

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 8 };

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _nanos = new(StringComparer.Ordinal);

    /// <summary>The first thing that is wrong.</summary>
    public (string Field, string Message)? Fault { get; private set; }

    public string? Text(string name) => _texts.GetValueOrDefault(name);

    public long? Count(string name) => _counts.TryGetValue(name, out var count) ? count : null;

    public long? Nanos(string name) => _nanos.TryGetValue(name, out var nanos) ? nanos : null;

    /// <summary>Everything that was said, in one order whatever the order of the fields.</summary>
    public IEnumerable<string> Everything =>
        _texts.Select(t => $"{t.Key}={t.Value}").Concat(_counts.Select(c => $"{c.Key}={c.Value}")).Concat(_nanos.Select(n => $"{n.Key}={n.Value}")).Order(StringComparer.Ordinal);

    /// <exception cref="JsonException">The row is not valid JSON.</exception>
    public static PushFields Read(ReadOnlySpan<byte> row)
    {
        var fields = new PushFields();
        var reader = new Utf8JsonReader(row, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            fields.Wrong("", "the row is not a JSON object");
            return fields;
        }

        fields.ReadObject(ref reader, usage: false);
        if (reader.Read())
            fields.Wrong("", "something follows the object: one row a line");

        return fields;
    }

    public void Wrong(string field, string message) => Fault ??= (field, message);

    private void ReadObject(ref Utf8JsonReader reader, bool usage)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var said = reader.GetString()!;
            reader.Read();
            if (!usage && said == "usage" && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadObject(ref reader, usage: true);
                continue;
            }

            if (!Known.TryGetValue(FileHead.Plain(said), out var name) || (usage && !Counts.Contains(name)))
            {
                Wrong(said, $"{said} is not a field of {(usage ? "usage" : "a row")}, expected {string.Join(", ", usage ? Counts : [.. Texts, .. Amounts, .. Counts])}");
                reader.Skip();
            }
            else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                Wrong(name, $"{name} is {(reader.TokenType == JsonTokenType.StartObject ? "an object" : "a list")}, expected a plain value");
                reader.Skip();
            }
            else if (reader.TokenType != JsonTokenType.Null)
            {
                Set(name, JsonText.Plain(ref reader));
            }
        }
    }

    private void Set(string name, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        if (Counts.Contains(name))
        {
            if (!Utf8Values.TryCount(bytes, out var count))
                Wrong(name, $"{name} is {Utf8Values.Shown(bytes)}, expected {WholeNumber}");
            else if (!_counts.TryAdd(name, count))
                Wrong(name, $"{name} is there twice");
        }
        else if (Amounts.Contains(name))
        {
            if (!Utf8Values.TryNanos(bytes, out var nanos))
                Wrong(name, $"{name} is {Utf8Values.Shown(bytes)}, expected an amount from 0 to 1,000,000");
            else if (!_nanos.TryAdd(name, nanos))
                Wrong(name, $"{name} is there twice");
        }
        else if (value.Length > LongestText || value.Any(char.IsControl))
        {
            Wrong(name, $"{name} is {Utf8Values.Shown(bytes)}, expected text of at most {LongestText} characters on one line");
        }
        else if (value.Trim() is { Length: > 0 } text && !_texts.TryAdd(name, text))
        {
            Wrong(name, $"{name} is there twice");
        }
    }
}
