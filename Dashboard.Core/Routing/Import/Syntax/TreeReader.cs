using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dashboard.Core.Routing.Import.Syntax;

/// <summary>From text to a tree, whatever it is written in.</summary>
internal static partial class TreeReader
{
    public const int MostCharacters = 8 * 1024 * 1024;
    public const int MostNodes = 500_000;
    public const int Deepest = 64;

    /// <param name="fileName">Its ending tells the syntax; text without a name tells by itself.</param>
    public static JsonNode? Read(string text, string? fileName)
    {
        if (text.Length > MostCharacters)
            throw new RouterSyntaxException(null, $"The file has {text.Length:#,0} characters; at most {MostCharacters:#,0} are read.");

        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return Path.GetExtension(fileName ?? "").ToUpperInvariant() switch
        {
            ".TOML" => TomlTree.Read(text),
            ".YAML" or ".YML" => YamlTree.Read(text),
            ".JSON" or ".JSON5" or ".JSONC" => Json5Reader.Read(text),
            _ when start is ['{', ..] or ['/', '/' or '*', ..] => Json5Reader.Read(text),
            _ when TableHead().IsMatch(text) => TomlTree.Read(text),
            _ when start is ['[', ..] => Json5Reader.Read(text),
            _ => YamlTree.Read(text),
        };
    }

    // A TOML table's head stands alone on its line; a JSON list or a YAML flow list does not begin with a bare word.
    [GeneratedRegex(@"^[ \t]*\[{1,2}[A-Za-z_][A-Za-z0-9_.""-]*\]{1,2}[ \t]*(#.*)?\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex TableHead();
}
