namespace Dashboard.Core.Terms.Fetch.Robots;

/// <summary>What a robots.txt says to one visitor (RFC 9309): the longest matching rule decides, "allow" on a tie. Pure.</summary>
public sealed class RobotsRules
{
    private readonly List<(string Pattern, bool Allows)> _rules;

    private RobotsRules(List<(string Pattern, bool Allows)> rules) => _rules = rules;

    /// <summary>Nobody is turned away.</summary>
    public static RobotsRules None { get; } = new([]);

    // User-agent: ExampleBot
    // User-agent: *
    // Disallow: /private/*.html$
    // Allow: /private/terms
    public static RobotsRules Read(string text, string visitor)
    {
        var (ours, everybodys) = (new List<(string, bool)>(), new List<(string, bool)>());
        var named = false;
        var (forUs, forAll, inRules) = (false, false, false);
        foreach (var raw in text.EnumerateLines())
        {
            var line = raw.IndexOf('#') is >= 0 and var hash ? raw[..hash] : raw;
            var colon = line.IndexOf(':');
            if (colon < 0)
                continue;

            var field = line[..colon].Trim();
            var value = line[(colon + 1)..].Trim();
            if (field.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (inRules)
                    (forUs, forAll, inRules) = (false, false, false);

                forUs |= value.Equals(visitor, StringComparison.OrdinalIgnoreCase);
                forAll |= value is "*";
                named |= forUs;
            }
            else if (field.Equals("allow", StringComparison.OrdinalIgnoreCase) || field.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                inRules = true;
                // An empty rule says nothing.
                if (value.Length == 0)
                    continue;

                var rule = (value.ToString(), field.Equals("allow", StringComparison.OrdinalIgnoreCase));
                if (forUs)
                    ours.Add(rule);

                if (forAll)
                    everybodys.Add(rule);
            }
        }

        return new(named ? ours : everybodys);
    }

    /// <summary>The rule that forbids this path and query; null when it may be asked for.</summary>
    public string? Forbids(string pathAndQuery)
    {
        var best = _rules.Where(r => Matches(r.Pattern, pathAndQuery))
            .OrderByDescending(r => r.Pattern.Length).ThenByDescending(r => r.Allows).FirstOrDefault();
        return best.Pattern is null || best.Allows ? null : best.Pattern;
    }

    /// <summary>Prefixes with <c>*</c> for anything and <c>$</c> for the end; linear, since strangers write these.</summary>
    private static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var parts = (anchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var last = anchored && i == parts.Length - 1;
            var found = last ? path.Length - parts[i].Length : path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < at || (last && !path.EndsWith(parts[i], StringComparison.Ordinal)))
                return false;

            at = found + parts[i].Length;
        }

        return !anchored || at == path.Length;
    }
}
