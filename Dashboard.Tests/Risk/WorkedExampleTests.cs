using System.Globalization;
using System.Text.RegularExpressions;

using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Risk.Score;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Risk;

/// <summary>The example that people follow with a pencil: its tables are read, and what they say is what the program says.</summary>
public sealed partial class WorkedExampleTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "risk-worked-example.md"));

    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Shares_squared_are_the_index_and_its_effective_number()
    {
        var shares = Rows("## A score by hand", before: true).Where(r => r.Count == 3 && r[1].EndsWith('%')).Select(r => (Percent: Number(r[1]), Squared: Number(r[2]))).ToList();
        Assert.Equal(3, shares.Count);
        Assert.All(shares, s => Assert.Equal(s.Percent * s.Percent, s.Squared));

        var index = shares.Sum(s => s.Squared);
        Assert.Contains($"**{index.ToString("N0", CultureInfo.InvariantCulture)}**", Guide, StringComparison.Ordinal);
        Assert.Contains($"10,000 / {index.ToString("N0", CultureInfo.InvariantCulture)} = {(10_000 / index).ToString("0.00", CultureInfo.InvariantCulture)}", Guide, StringComparison.Ordinal);
    }

    [Fact]
    public void The_factors_of_the_table_make_its_score()
    {
        var rows = Rows("## A score by hand", before: false).Where(r => r.Count == 4 && r[2].StartsWith("0.", StringComparison.Ordinal)).Take(6).ToList();
        var values = rows.Select(r => Range(r[1])).ToList();
        Assert.Equal(ScoreWeights.Default.All.Select(w => w.Weight), rows.Select(r => (double)Number(r[2])));
        Assert.All(rows, r => Assert.Equal(100 * (double)Number(r[2]) * Range(r[1]).Hi, Range(r[3]).Hi, 9));
        // What the table says of each is what its words come to.
        Assert.Equal((0.5, 1d), (1 - (90 / 180d), (10_000 - 1_800) / 8_200d));

        var score = RouteScore.Of(RouteScore.Factors(ScoreWeights.Default, values[0], values[1], values[2], values[3], values[4], values[5]));
        Assert.Contains($"**{Text(score)}**", Guide, StringComparison.Ordinal);

        var told = new Dictionary<string, HostTrouble> { ["anthropic"] = new(true, [new(Noon, Noon.AddHours(4), []), new(Noon.AddHours(2), Noon.AddHours(6), [])]) };
        var watched = RouteScore.Of(RouteScore.Factors(ScoreWeights.Default, values[0], values[1], values[2], values[3], values[4], StatusRisk.Of(told, "anthropic", null)));
        Assert.Contains($"**{Text(watched)}** (rounded", Guide, StringComparison.Ordinal);
    }

    private static List<IReadOnlyList<string>> Rows(string heading, bool before)
    {
        var at = Guide.IndexOf(heading, StringComparison.Ordinal);
        return [.. (before ? Guide[..at] : Guide[at..]).Split('\n').Where(l => l.StartsWith('|')).Select(l => (IReadOnlyList<string>)[.. l.Trim('|').Split('|', StringSplitOptions.TrimEntries)])];
    }

    private static decimal Number(string text) => decimal.Parse(Digits().Match(text).Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static ScoreRange Range(string text) => text.Split(" to ") is [var lo, var hi] ? new((double)Number(lo), (double)Number(hi)) : ScoreRange.Exactly((double)Number(text));

    private static string Text(ScoreRange range) => string.Create(CultureInfo.InvariantCulture, $"{range.Lo:0.#} to {range.Hi:0.#}");

    [GeneratedRegex(@"[\d,]+(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Digits();
}
