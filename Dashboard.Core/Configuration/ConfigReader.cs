using System.Text.Json;

using Dashboard.Core.Units;

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dashboard.Core.Configuration;

/// <summary>Reads YAML or JSON into a tree; what begins with a brace is JSON.</summary>
public static class ConfigReader
{
    /// <summary>No organisation writes more by hand.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    private const int Deepest = 16;

    private static readonly JsonDocumentOptions Json = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = Deepest,
    };

    /// <summary>The tree, or the one problem that keeps it from being read.</summary>
    public static (ConfigNode? Root, Problem? Problem) Read(string text)
    {
        if (text.Length > MostCharacters)
            return (null, new("", $"The file has {text.Length} characters; at most {MostCharacters} are read."));

        try
        {
            if (text.AsSpan().TrimStart().StartsWith("{"))
            {
                using var document = JsonDocument.Parse(text, Json);
                return (FromJson(document.RootElement, ""), null);
            }

            return (FromYaml(text), null);
        }
        catch (JsonException e)
        {
            return (null, new("", $"This is not JSON: {e.Message}"));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException) // An edge: the reader of JSON says so of half a character.
        {
            return (null, new("", "This is not JSON: a text in it holds half of a character."));
        }
        catch (YamlException e)
        {
            return (null, new("", $"Line {e.Start.Line}: {e.Message}"));
        }
    }

    private static ConfigNode FromJson(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => new ConfigMap(path, [.. element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, FromJson(p.Value, Field(path, p.Name))))]),
        JsonValueKind.Array => new ConfigList(path, [.. element.EnumerateArray().Select((item, i) => FromJson(item, $"{path}[{i}]"))]),
        JsonValueKind.Null => new ConfigScalar(path, null, IsText: false),
        JsonValueKind.String => new ConfigScalar(path, element.GetString()),
        _ => new ConfigScalar(path, element.GetRawText(), IsText: false),
    };

    private static ConfigNode FromYaml(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return Document(parser);
        }
        catch (Exception e) when (e is not YamlException) // An edge: on some spoiled files the parser loses its own way instead of saying what is wrong.
        {
            var here = parser.Current?.Start ?? Mark.Empty;
            throw new YamlException(here, here, "From here on this is not YAML.", e);
        }
    }

    private static ConfigNode Document(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            return new ConfigMap("", []);

        parser.Consume<DocumentStart>();
        var root = Node(parser, "", 0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
            throw new YamlException(parser.Current!.Start, parser.Current.End, "A file holds one document.");

        return root is ConfigScalar { Value: null } ? new ConfigMap("", []) : root;
    }

    private static ConfigNode Node(Parser parser, string path, int depth)
    {
        var here = parser.Current!;
        // A few aliases of aliases expand to more than fits into memory.
        if (here is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw new YamlException(here.Start, here.End, "Anchors and aliases are not read; write the value out.");

        if (depth > Deepest)
            throw new YamlException(here.Start, here.End, $"Deeper than {Deepest} levels.");

        if (parser.TryConsume<Scalar>(out var scalar))
            return Value(scalar, path);

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<ConfigNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(parser, $"{path}[{items.Count}]", depth + 1));

            return new ConfigList(path, items);
        }

        parser.Consume<MappingStart>();
        var fields = new List<KeyValuePair<string, ConfigNode>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var name))
                throw new YamlException(parser.Current!.Start, parser.Current.End, "The name of a field must be a plain word.");

            if (!seen.Add(name.Value))
                throw new YamlException(name.Start, name.End, $"The field \"{name.Value}\" stands here twice.");

            fields.Add(KeyValuePair.Create(name.Value, Node(parser, Field(path, name.Value), depth + 1)));
        }

        return new ConfigMap(path, fields);
    }

    private static ConfigScalar Value(Scalar scalar, string path) =>
        scalar.Style is not ScalarStyle.Plain ? new(path, scalar.Value)
        : scalar.Value is "" or "~" or "null" or "Null" or "NULL" ? new(path, null, IsText: false)
        : new(path, scalar.Value, IsText: false);

    private static string Field(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
