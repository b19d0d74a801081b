using System.Text.Json.Nodes;

using Tomlyn;
using Tomlyn.Model;

namespace Dashboard.Core.Routing.Import.Syntax;

/// <summary>Reads TOML into a tree.</summary>
internal static class TomlTree
{
    public static JsonNode? Read(string text)
    {
        try
        {
            return Of(TomlSerializer.Deserialize<TomlTable>(text, TomlSerializerOptions.Default with { MaxDepth = TreeReader.Deepest }));
        }
        catch (TomlException e)
        {
            // The parser's own words may quote the file, and the file may hold keys.
            throw new RouterSyntaxException(e.Line, "This is not valid TOML.");
        }
    }

    private static JsonNode? Of(object? value) => value switch
    {
        TomlTable table => new JsonObject(table.Select(f => KeyValuePair.Create(f.Key, Of(f.Value)))),
        TomlTableArray tables => new JsonArray([.. tables.Select(Of)]),
        TomlArray list => new JsonArray([.. list.Select(Of)]),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create((double)number),
        double number => JsonValue.Create(number),
        null => null,
        _ => JsonValue.Create(value.ToString()),
    };
}
