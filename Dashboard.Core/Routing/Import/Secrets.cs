using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dashboard.Core.Routing.Import;

/// <summary>Finds keys and passwords in a configuration, so that they are named and never kept.</summary>
internal static partial class Secrets
{
    private const int MostNamed = 200;

    /// <summary>Where they stand.</summary>
    public static IReadOnlyList<string> PathsIn(JsonNode root)
    {
        var found = new List<string>();
        Walk(root, "", "", found);
        return found;
    }

    /// <summary>A name that is a key itself is not shown.</summary>
    public static string Masked(string name) => KeyShape().Replace(name, "(a key, dropped)");

    public static bool LooksLikeKey(string text) => KeyShape().IsMatch(text);

    private static void Walk(JsonNode? node, string path, string field, List<string> found)
    {
        if (found.Count == MostNamed)
            return;

        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                    Walk(value, path.Length == 0 ? Masked(name) : $"{path}.{Masked(name)}", name, found);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    Walk(list[i], $"{path}[{i}]", field, found);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && IsSecret(field, text):
                found.Add(path);
                break;
        }
    }

    private static bool IsSecret(string field, string text) =>
        text.Length > 0 && !Reference().IsMatch(text) && (LooksLikeKey(text) || (SecretField().IsMatch(field) && !text.Contains(' ', StringComparison.Ordinal))
            || text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(api[_-]?key|apikey|token|secret|password|passwd|authorization|access[_-]?key(_id)?|private[_-]?key|master[_-]?key)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex SecretField();

    // Where a value says where the secret is, instead of being it.
    [GeneratedRegex(@"^(os\.environ/|os\.getenv|env[.:]|\$\{|\$[A-Z]|<|\{\{|[A-Z][A-Z0-9]*_[A-Z0-9_]*\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(sk-[A-Za-z0-9_-]{13}|gsk_[A-Za-z0-9]{12}|hf_[A-Za-z0-9]{12}|xai-[A-Za-z0-9]{12}|AKIA[A-Z0-9]{12}|AIza[A-Za-z0-9_-]{12}|ghp_[A-Za-z0-9]{12}|github_pat_[A-Za-z0-9]{8}|eyJ[A-Za-z0-9_-]{8}|pk-[A-Za-z0-9]{16}|pcsk_[A-Za-z0-9]{8}|r8_[A-Za-z0-9]{12}|-----BEGIN )[^\s""',/]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex KeyShape();
}
