using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dashboard.Core.Routing.Import.Syntax;

/// <summary>From text to a tree, whatever it is written in.</summary>
internal static partial class TreeReader
{
    public const int MostCharacters = 8 * 1024 * 1024;
    public const int MostNodes = 500_000;
    public const int Deepest = 64;

    /// <param name="fileName">Its ending tells the syntax; text without a name, or with a wrong one, tells by itself.</param>
    public static JsonNode? Read(string text, string? fileName)
    {
        if (text.Length > MostCharacters)
            throw new RouterSyntaxException(null, $"The file has {text.Length:#,0} characters; at most {MostCharacters:#,0} are read.");

        Func<string, JsonNode?>? named = Path.GetExtension(fileName ?? "").ToUpperInvariant() switch
        {
            ".TOML" => TomlTree.Read,
            ".YAML" or ".YML" => YamlTree.Read,
            ".JSON" or ".JSON5" or ".JSONC" => Json5Reader.Read,
            _ => null,
        };
        if (named is null)
            return Shown(text)(text);

        try
        {
            return named(text);
        }
        catch (RouterSyntaxException) when (Renamed(text, named) is { } other)
        {
            return other;
        }
    }

    /// <summary>A file whose ending is wrong is still a file; null when its text shows nothing else than its ending.</summary>
    private static JsonNode? Renamed(string text, Func<string, JsonNode?> named)
    {
        try
        {
            var shown = Shown(text);
            return shown != named && shown(text) is (JsonObject or JsonArray) and var read ? read : null;
        }
        catch (RouterSyntaxException)
        {
            return null;
        }
    }

    /// <summary>The syntax that a text begins like.</summary>
    private static Func<string, JsonNode?> Shown(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return start switch
        {
            ['{', ..] or ['/', '/' or '*', ..] => Json5Reader.Read,
            _ when TableHead().IsMatch(text) => TomlTree.Read,
            ['[', ..] => Json5Reader.Read,
            _ => YamlTree.Read,
        };
    }

    // A TOML table's head stands alone on its line; a JSON list or a YAML flow list does not begin with a bare word.
    [GeneratedRegex(@"^[ \t]*\[{1,2}[A-Za-z_][A-Za-z0-9_.""-]*\]{1,2}[ \t]*(#.*)?\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex TableHead();
}
