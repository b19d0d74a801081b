using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dashboard.Core.Routing.Import;

/// <summary>Finds keys and passwords in a configuration, so that they are named and never kept.</summary>
internal static partial class Secrets
{
    private const int MostNamed = 200, LongestStep = 100;
    private const string Dropped = "(a key, dropped)";

    /// <summary>Where they stand.</summary>
    public static IReadOnlyList<string> PathsIn(JsonNode root)
    {
        var found = new List<string>();
        Walk(root, "", "", found);
        return found;
    }

    /// <summary>The same tree without them: whatever reads it afterwards cannot keep what it never saw.</summary>
    public static JsonNode? Without(JsonNode? node, string field = "")
    {
        switch (node)
        {
            case JsonObject map:
                var fields = new JsonObject();
                foreach (var (name, value) in map.ToList())
                    fields[Free(fields, Masked(name))] = Without(value, name);

                return fields;
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Without(item, field))]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return JsonValue.Create(IsSecret(field, text) ? Dropped : Masked(text));
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>Whether a text is a key, or was one before it was dropped.</summary>
    public static bool LooksLikeKey(string text) => text.Contains(Dropped, StringComparison.Ordinal) || KeyShape().IsMatch(text);

    private static string Masked(string name) => KeyShape().Replace(name, Dropped);

    // Two names that were keys stay two names.
    private static string Free(JsonObject map, string name) =>
        name.Contains(Dropped, StringComparison.Ordinal) && map.ContainsKey(name) ? string.Create(CultureInfo.InvariantCulture, $"{name} {map.Count}") : name;

    private static string Step(string name) => Masked(name) is { Length: > LongestStep } step ? $"{step[..LongestStep]}…" : Masked(name);

    private static void Walk(JsonNode? node, string path, string field, List<string> found)
    {
        if (found.Count == MostNamed)
            return;

        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                    Walk(value, path.Length == 0 ? Step(name) : $"{path}.{Step(name)}", name, found);
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

    [GeneratedRegex(@"(api[_-]?key|apikey|token|secret|password|passwd|authorization|access[_-]?key(_id)?|private[_-]?key|master[_-]?key)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex SecretField();

    // Where a value says where the secret is, instead of being it.
    [GeneratedRegex(@"^(os\.environ/|os\.getenv|env[.:]|\$\{|\$[A-Z]|<|\{\{|[A-Z][A-Z0-9]*_[A-Z0-9_]*\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(sk-[A-Za-z0-9_-]{13}|gsk_[A-Za-z0-9]{12}|hf_[A-Za-z0-9]{12}|xai-[A-Za-z0-9]{12}|AKIA[A-Z0-9]{12}|AIza[A-Za-z0-9_-]{12}|ghp_[A-Za-z0-9]{12}|github_pat_[A-Za-z0-9]{8}|eyJ[A-Za-z0-9_-]{8}|pk-[A-Za-z0-9]{16}|pcsk_[A-Za-z0-9]{8}|r8_[A-Za-z0-9]{12}|-----BEGIN )[^\s""',/]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex KeyShape();
}
