using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dashboard.Core.Providers.Catalogue.GenAiPrices;

/// <summary>A rule that says which ids a price is for, as in <c>{"or":[{"starts_with":"gpt-4o"},{"equals":"4o"}]}</c>. Case carries no meaning.</summary>
internal abstract record MatchRule
{
    public abstract bool Matches(string text);

    public static MatchRule Read(JsonElement json)
    {
        foreach (var clause in json.EnumerateObject())
        {
            return clause.Name switch
            {
                "or" => new AnyOf([.. clause.Value.EnumerateArray().Select(Read)]),
                "and" => new AllOf([.. clause.Value.EnumerateArray().Select(Read)]),
                "regex" => new Pattern(clause.Value.GetString()!),
                var name => new Text(name, clause.Value.GetString()!),
            };
        }

        throw new JsonException("A match rule without a clause.");
    }

    /// <summary>The ids that the rule names in full.</summary>
    public virtual IEnumerable<string> Exact => [];

    private sealed record AnyOf(IReadOnlyList<MatchRule> Rules) : MatchRule
    {
        public override IEnumerable<string> Exact => Rules.SelectMany(r => r.Exact);

        public override bool Matches(string text) => Rules.Any(r => r.Matches(text));
    }

    private sealed record AllOf(IReadOnlyList<MatchRule> Rules) : MatchRule
    {
        public override bool Matches(string text) => Rules.All(r => r.Matches(text));
    }

    private sealed record Text(string Kind, string Wanted) : MatchRule
    {
        public override IEnumerable<string> Exact => Kind == "equals" ? [Wanted] : [];

        public override bool Matches(string text) => Kind switch
        {
            "equals" => text.Equals(Wanted, StringComparison.OrdinalIgnoreCase),
            "starts_with" => text.StartsWith(Wanted, StringComparison.OrdinalIgnoreCase),
            "ends_with" => text.EndsWith(Wanted, StringComparison.OrdinalIgnoreCase),
            "contains" => text.Contains(Wanted, StringComparison.OrdinalIgnoreCase),
            _ => throw new JsonException($"Unknown match clause \"{Kind}\"."),
        };
    }

    private sealed record Pattern : MatchRule
    {
        private readonly Regex _regex;

        // The file comes from outside: a pattern gets no more than a moment.
        public Pattern(string text) =>
            _regex = new Regex(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));

        public override bool Matches(string text) => _regex.IsMatch(text);
    }
}
