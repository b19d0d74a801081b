using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Dashboard.Core.Routing.Import.Syntax;

/// <summary>
/// Reads JSON5, which JSON is a part of: <c>{ model: 'a', // why
///  list: [1, .5, +2, 0xff,], }</c>
/// </summary>
internal sealed class Json5Reader(string text)
{
    private int _at;
    private int _nodes;

    public static JsonNode? Read(string text)
    {
        var reader = new Json5Reader(text);
        try
        {
            var root = reader.Value(0);
            reader.Space();
            return reader._at == text.Length ? root : throw reader.Wrong("nothing more");
        }
        catch (Exception e) when (e is not RouterSyntaxException) // An edge: a file of a stranger never ends in more than a refusal.
        {
            throw new RouterSyntaxException(reader.Line, "This is not valid JSON5.");
        }
    }

    private JsonNode? Value(int depth)
    {
        Space();
        if (depth > TreeReader.Deepest)
            throw new RouterSyntaxException(Line, $"The file is nested deeper than {TreeReader.Deepest} levels.");

        if (++_nodes > TreeReader.MostNodes)
            throw new RouterSyntaxException(Line, $"The file has more than {TreeReader.MostNodes:#,0} values.");

        return Peek switch
        {
            '{' => Map(depth),
            '[' => List(depth),
            '"' or '\'' => JsonValue.Create(Quoted()),
            _ => Word(),
        };
    }

    private JsonObject Map(int depth)
    {
        var map = new JsonObject();
        for (_at++; !Closed('}'); Comma('}'))
        {
            var name = Peek is '"' or '\'' ? Quoted() : Name();
            Space();
            if (Peek != ':')
                throw Wrong("a colon");

            _at++;
            map[name] = Value(depth + 1);
        }

        return map;
    }

    private JsonArray List(int depth)
    {
        var list = new JsonArray();
        for (_at++; !Closed(']'); Comma(']'))
            list.Add(Value(depth + 1));

        return list;
    }

    private bool Closed(char end)
    {
        Space();
        if (Peek != end)
            return false;

        _at++;
        return true;
    }

    private void Comma(char end)
    {
        Space();
        if (Peek == ',')
            _at++;
        else if (Peek != end)
            throw Wrong($"a comma or {end}");
    }

    private string Name()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$'))
            _at++;

        return _at > start ? text[start.._at] : throw Wrong("the name of a field");
    }

    private string Quoted()
    {
        var quote = text[_at++];
        var built = new StringBuilder();
        while (true)
        {
            if (_at >= text.Length || text[_at] is '\n' or '\r')
                throw Wrong($"the end of the text, {quote}");

            var c = text[_at++];
            if (c == quote)
                return built.ToString();

            if (c != '\\')
                built.Append(c);
            else
                Escaped(built);
        }
    }

    private void Escaped(StringBuilder built)
    {
        if (_at >= text.Length)
            throw Wrong("a character after the backslash");

        var c = text[_at++];
        switch (c)
        {
            case 'u' or 'x':
                var length = c == 'u' ? 4 : 2;
                if (_at + length > text.Length || !ushort.TryParse(text.AsSpan(_at, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
                    throw Wrong($"{length} hexadecimal digits");

                built.Append((char)code);
                _at += length;
                break;
            case '\r' when Peek == '\n':
                _at++;
                break;
            case '\n' or '\r' or '\u2028' or '\u2029':
                break;
            default:
                built.Append(c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'v' => '\v', '0' => '\0', _ => c });
                break;
        }
    }

    private JsonNode? Word()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '+' or '-' or '.' or '_' or '$'))
            _at++;

        var word = text[start.._at];
        switch (word)
        {
            case "null" or "NaN" or "Infinity" or "+Infinity" or "-Infinity":
                return null;
            case "true":
                return JsonValue.Create(true);
            case "false":
                return JsonValue.Create(false);
        }

        if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && long.TryParse(word.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex))
            return JsonValue.Create((double)hex);

        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return JsonValue.Create(number);

        _at = start;
        throw Wrong("a value");
    }

    private void Space()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]) || text[_at] == '\uFEFF')
                _at++;
            else if (text.AsSpan(_at).StartsWith("//", StringComparison.Ordinal))
                _at = text.IndexOf('\n', _at) is var end and >= 0 ? end : text.Length;
            else if (text.AsSpan(_at).StartsWith("/*", StringComparison.Ordinal))
                _at = text.IndexOf("*/", _at + 2, StringComparison.Ordinal) is var close and >= 0 ? close + 2 : throw Wrong("the end of the comment");
            else
                return;
        }
    }

    private char Peek => _at < text.Length ? text[_at] : '\0';

    private int Line => 1 + text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n');

    // The character is named only when it cannot be part of a secret.
    private RouterSyntaxException Wrong(string expected) =>
        new(Line, $"Expected {expected}, found {(Peek == '\0' ? "the end of the file" : char.IsLetterOrDigit(Peek) ? "other text" : $"\"{Peek}\"")}.");
}
