using System.Globalization;
using System.Text.Json.Nodes;

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dashboard.Core.Routing.Import.Syntax;

/// <summary>Reads YAML into a tree. Anchors are followed, but aliases of aliases may not grow past the limit.</summary>
internal sealed class YamlTree
{
    private readonly Dictionary<AnchorName, JsonNode?> _anchors = [];
    private readonly Parser _parser;
    private int _nodes;

    private YamlTree(string text) => _parser = new Parser(new StringReader(text));

    public static JsonNode? Read(string text)
    {
        var tree = new YamlTree(text);
        try
        {
            return tree.Document();
        }
        catch (YamlException e)
        {
            var lines = text.Split('\n');
            // The parser names the line where it noticed; the tab stands there or on the next.
            var tab = Array.FindIndex(lines, Math.Max(0, (int)e.Start.Line - 1), l => l.StartsWith('\t') || l.TrimStart(' ').StartsWith('\t'));
            var hint = tab >= 0 ? " YAML is indented with spaces, not with tabs."
                : text.Contains("fallbacks=[", StringComparison.Ordinal) ? " Write \"fallbacks: [...]\", with a colon and a space." : "";
            var line = tab >= 0 ? tab + 1 : (int)e.Start.Line;
            // The parser's own words may quote the file, and the file may hold keys.
            throw new RouterSyntaxException(line, $"This is not valid YAML.{hint}");
        }
        catch (Exception e) when (e is not RouterSyntaxException) // An edge: on some spoiled files the parser loses its own way instead of saying what is wrong.
        {
            throw new RouterSyntaxException(tree._parser.Current is { } last ? (int)last.Start.Line : null, "This is not valid YAML.");
        }
    }

    private JsonNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            return null;

        _parser.Consume<DocumentStart>();
        return Node(0);
    }

    private JsonNode? Node(int depth)
    {
        if (depth > TreeReader.Deepest)
            throw new RouterSyntaxException((int)_parser.Current!.Start.Line, $"The file is nested deeper than {TreeReader.Deepest} levels.");

        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return _anchors.TryGetValue(alias.Value, out var known) ? Copy(known) : throw new RouterSyntaxException((int)alias.Start.Line, "An alias names an anchor that is not there.");

        Count(1);
        var anchor = (_parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        var node = Plain(depth);
        if (!anchor.IsEmpty)
            _anchors[anchor] = node?.DeepClone();

        return node;
    }

    private JsonNode? Plain(int depth)
    {
        if (_parser.TryConsume<Scalar>(out var scalar))
            return Value(scalar);

        if (_parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!_parser.TryConsume<SequenceEnd>(out _))
                list.Add(Node(depth + 1));

            return list;
        }

        _parser.Consume<MappingStart>();
        var map = new JsonObject();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var name = Node(depth + 1).AsText() ?? "";
            var value = Node(depth + 1);
            if (name == "<<")
                Merge(map, value);
            else
                map[name] = value;
        }

        return map;
    }

    private static void Merge(JsonObject map, JsonNode? from)
    {
        foreach (var source in from is JsonArray list ? list.OfType<JsonObject>() : from is JsonObject one ? [one] : [])
        {
            foreach (var (name, value) in source)
            {
                if (!map.ContainsKey(name))
                    map[name] = value?.DeepClone();
            }
        }
    }

    private JsonNode? Copy(JsonNode? known)
    {
        Count(Size(known));
        return known?.DeepClone();
    }

    private void Count(int more)
    {
        _nodes += more;
        if (_nodes > TreeReader.MostNodes)
            throw new RouterSyntaxException((int)_parser.Current!.Start.Line, $"The file has more than {TreeReader.MostNodes:#,0} values, aliases followed.");
    }

    private static int Size(JsonNode? node) => node switch
    {
        JsonObject map => 1 + map.Sum(f => Size(f.Value)),
        JsonArray list => 1 + list.Sum(Size),
        _ => 1,
    };

    private static JsonValue? Value(Scalar scalar) =>
        scalar.Style is not ScalarStyle.Plain ? JsonValue.Create(scalar.Value)
        : scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && !char.IsLetter(text[0]) => JsonValue.Create(number),
            var text => JsonValue.Create(text),
        };
}
