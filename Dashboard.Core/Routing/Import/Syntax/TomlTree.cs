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
            return Of(0, TomlSerializer.Deserialize<TomlTable>(text, TomlSerializerOptions.Default with { MaxDepth = TreeReader.Deepest }));
        }
        catch (TomlException e)
        {
            // The parser's own words may quote the file, and the file may hold keys.
            throw new RouterSyntaxException(e.Line, "This is not valid TOML.");
        }
        catch (Exception e) when (e is not RouterSyntaxException) // An edge: on some spoiled files the parser loses its own way instead of saying what is wrong.
        {
            throw new RouterSyntaxException(null, "This is not valid TOML.");
        }
    }

    private static JsonNode? Of(int depth, object? value) => value switch
    {
        // Dotted keys nest without a bracket.
        TomlTable or TomlTableArray or TomlArray when depth > TreeReader.Deepest => throw new RouterSyntaxException(null, $"The file is nested deeper than {TreeReader.Deepest} levels."),
        TomlTable table => new JsonObject(table.Select(f => KeyValuePair.Create(f.Key, Of(depth + 1, f.Value)))),
        TomlTableArray tables => new JsonArray([.. tables.Select(t => Of(depth + 1, t))]),
        TomlArray list => new JsonArray([.. list.Select(i => Of(depth + 1, i))]),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create((double)number),
        double number => JsonValue.Create(number),
        null => null,
        _ => JsonValue.Create(value.ToString()),
    };
}
