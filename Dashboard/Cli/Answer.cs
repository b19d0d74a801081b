using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Cli;

/// <summary>Writes a command's answer: one JSON document, or text for people.</summary>
internal static class Answer
{
    /// <summary>camelCase, numbers as numbers, nulls written: unknown is a value.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void Write<T>(bool json, T answer, Action<T, TextWriter> text)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, Json));
        else
            text(answer, Console.Out);
    }
}
