using System.Text;
using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>The beginning of a file: what formats recognise it by.</summary>
internal sealed class FileHead
{
    private const int MostObjects = 20;

    public FileHead(byte[] bytes)
    {
        Bytes = bytes;
        var text = Text;
        Shape = ShapeOf(text);
        if (Shape == FileShape.Csv)
            (Separator, Header) = ReadHeader(text);
        else if (Shape != FileShape.Unreadable)
            Objects = ReadObjects(text);
    }

    public byte[] Bytes { get; }

    public FileShape Shape { get; }

    public byte Separator { get; } = (byte)',';

    /// <summary>The header of a CSV file, in lower case without separators: <c>startTime</c> and <c>start_time</c> are one.</summary>
    public IReadOnlyList<string> Columns => field ??= [.. Header.Select(Plain)];

    /// <summary>The header of a CSV file as it is written.</summary>
    public IReadOnlyList<string> Header { get; } = [];

    /// <summary>The property names of the first objects: of lines, of array elements, or of the document and its <c>data</c>.</summary>
    public IReadOnlyList<HashSet<string>> Objects { get; } = [];

    private ReadOnlySpan<byte> Text
    {
        get
        {
            var text = Bytes.AsSpan();
            return (text.StartsWith("\uFEFF"u8) ? text[3..] : text).TrimStart(" \t\r\n"u8);
        }
    }

    /// <summary>Its first line is a whole object, so that each line is one row.</summary>
    public bool IsLines
    {
        get
        {
            var text = Text;
            var end = text.IndexOf((byte)'\n');
            return (end < 0 ? text : text[..end]).TrimEnd(" \t\r"u8) is [.., (byte)'}'] || (end < 0 && Bytes.Length >= ReadLimits.Head);
        }
    }

    public bool Contains(ReadOnlySpan<byte> text) => Bytes.AsSpan().IndexOf(text) >= 0;

    /// <summary>Somewhere in it a property of this name has this text, with or without a space between.</summary>
    public bool Says(string name, string value) =>
        Contains(Encoding.UTF8.GetBytes($"\"{name}\":\"{value}\"")) || Contains(Encoding.UTF8.GetBytes($"\"{name}\": \"{value}\""));

    /// <summary>An object among the first has all of these properties.</summary>
    public bool HasObject(params ReadOnlySpan<string> names)
    {
        foreach (var found in Objects)
        {
            var all = true;
            foreach (var name in names)
                all &= found.Contains(name);

            if (all)
                return true;
        }

        return false;
    }

    /// <summary>
    /// A line, also behind the first objects, is an object with this property of its own: what stands deeper in it, or is
    /// quoted in one of its texts, does not count.
    /// </summary>
    public bool HasLine(ReadOnlySpan<byte> name)
    {
        foreach (var range in Bytes.AsSpan().Split((byte)'\n'))
        {
            var line = Bytes.AsSpan(range).Trim(" \t\r"u8);
            if (line is [(byte)'{', ..] && line.IndexOf(name) >= 0 && HasProperty(line, name))
                return true;
        }

        return false;
    }

    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static FileShape ShapeOf(ReadOnlySpan<byte> text) => text switch
    {
        [] => FileShape.Empty,
        _ when text.Contains((byte)0) => FileShape.Unreadable,
        [(byte)'[', ..] => FileShape.JsonArray,
        [(byte)'{', ..] => FileShape.JsonObjects,
        _ => FileShape.Csv,
    };

    private static (byte, IReadOnlyList<string>) ReadHeader(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        byte separator = (byte)',';
        foreach (var other in ";\t"u8)
        {
            if (line.Count(other) > line.Count(separator))
                separator = other;
        }

        var header = Encoding.UTF8.GetString(line).Split((char)separator);
        return (separator, [.. header.Select(h => h.Trim().Trim('"'))]);
    }

    // The head is cut off somewhere: whatever stands before the cut counts, and a broken line does not hide the next.
    private static List<HashSet<string>> ReadObjects(ReadOnlySpan<byte> text)
    {
        List<HashSet<string>> objects = [];
        while (objects.Count < MostObjects && text is [(byte)'{' or (byte)'[', ..])
        {
            var length = ReadDocument(text, objects);
            if (length == 0)
            {
                var end = text.IndexOf((byte)'\n');
                length = end < 0 ? text.Length : end + 1;
            }

            text = text[length..].TrimStart(" \t\r\n"u8);
        }

        return objects;
    }

    // Zero when the document is broken or cut off.
    private static int ReadDocument(ReadOnlySpan<byte> text, List<HashSet<string>> objects)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = ReadLimits.Depth }));
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
                ReadElements(ref reader, objects);
            else
                ReadObject(ref reader, objects, descend: true);

            return reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject ? (int)reader.BytesConsumed : 0;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or a name that is not Unicode.
            return 0;
        }
    }

    private static bool HasProperty(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(line, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = ReadLimits.Depth }));
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(name))
                    return true;

                if (!reader.Read() || !reader.TrySkip())
                    return false;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or a name that is not Unicode.
        }

        return false;
    }

    private static void ReadElements(ref Utf8JsonReader reader, List<HashSet<string>> objects)
    {
        while (objects.Count < MostObjects && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (!ReadObject(ref reader, objects, descend: false))
                return;
        }
    }

    private static bool ReadObject(ref Utf8JsonReader reader, List<HashSet<string>> objects, bool descend)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        objects.Add(names);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            names.Add(name);
            if (!reader.Read())
                return false;

            if (descend && name == "data" && reader.TokenType == JsonTokenType.StartArray)
            {
                ReadElements(ref reader, objects);
                if (reader.TokenType != JsonTokenType.EndArray)
                    return false;
            }
            else if (!reader.TrySkip())
            {
                return false;
            }
        }

        return reader.TokenType == JsonTokenType.EndObject;
    }
}

/// <summary>How a file is put together.</summary>
internal enum FileShape
{
    Empty,
    Unreadable,
    Csv,

    /// <summary>One object, or one object a line.</summary>
    JsonObjects,
    JsonArray,
}
