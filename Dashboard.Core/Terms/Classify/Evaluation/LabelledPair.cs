namespace Dashboard.Core.Terms.Classify.Evaluation;

/// <summary>A pair of texts that a person has read, beside what the classifier says of it.</summary>
public sealed record LabelledPair(string Name, string Provider, bool Substantive, ChangeLevel Level, IReadOnlyList<TermsTopic> Topics, TermsDiff Said)
{
    /// <summary>Why a person decided so; null when the label does not say.</summary>
    public string? Why { get; init; }

    /// <summary>How many steps of level apart the two are.</summary>
    public int Steps => Math.Abs(Said.Level - Level);

    /// <summary>Topics that both name; "cosmetic" is the lack of one and counts for neither.</summary>
    public int Shared => Real(Topics).Intersect(Real(Said.Topics)).Count();

    public int Wanted => Real(Topics).Count();

    public int Named => Real(Said.Topics).Count();

    /// <summary>What is wrong with the answer, one sentence for each fault; empty when nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        if (Substantive != Said.Material)
            yield return Substantive ? "Not found." : "Called material and is not.";

        if (Steps > 0)
            yield return $"Level {Word(Said.Level)}, a person says {Word(Level)}.";

        if (Real(Topics).Except(Real(Said.Topics)).ToList() is { Count: > 0 } missed)
            yield return $"Topics missed: {string.Join(", ", missed.Select(Word))}.";

        if (Real(Said.Topics).Except(Real(Topics)).ToList() is { Count: > 0 } extra)
            yield return $"Topics too many: {string.Join(", ", extra.Select(Word))}.";
    }

    private static IEnumerable<TermsTopic> Real(IReadOnlyList<TermsTopic> topics) => topics.Where(t => t != TermsTopic.Cosmetic).Distinct();

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
