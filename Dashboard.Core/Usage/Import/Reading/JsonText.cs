using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>Text out of JSON values.</summary>
internal static class JsonText
{
    /// <summary>A plain value as text: a number as it is written, a word as it is.</summary>
    public static string Plain(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? reader.GetString()!
        : Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);

    /// <summary>Whether a text in JSON was no Unicode: bytes that are not UTF-8, or half of a pair. It shows only when the text is asked for.</summary>
    public static bool IsNotUnicode(Exception e) => e is InvalidOperationException { Source: "System.Text.Json" or "System.Text.Json.Rethrowable" };

    /// <summary>The bytes of a string value without escapes; the value's own where it has none.</summary>
    public static ReadOnlySpan<byte> Bytes(scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;

        var bytes = new byte[reader.ValueSpan.Length];
        return bytes.AsSpan(0, reader.CopyString(bytes));
    }
}
