using Dashboard.Core.Terms.Diff;
using Dashboard.Core.Units;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Lists of countries, a country a line: a name alone that came or went says who may use the service. Pure.</summary>
internal static class CountryList
{
    private const int LeastNames = 5;
    private const int ShortestName = 4;

    public static LevelFinding Gone { get; } = new(ChangeLevel.High, "A country left the list.");
    public static LevelFinding Came { get; } = new(ChangeLevel.Medium, "A country came onto the list.");

    /// <summary>Enough lines are names of countries; a single "Ireland" may be a menu.</summary>
    public static bool IsOne(IReadOnlyList<DiffLine> lines) => lines.Count(l => CountryOf(l) is not null) >= LeastNames;

    public static LevelFinding? Of(DiffLine line) => line.Op is ClauseOp.Added or ClauseOp.Removed && CountryOf(line) is not null
        ? line.Op == ClauseOp.Removed ? Gone : Came
        : null;

    /// <summary>The two letters of the country that the line is; null when it is none.</summary>
    private static string? CountryOf(DiffLine line) =>
        (line.After ?? line.Before)!.Text.Trim(' ', '.', ',', ';', '*', '-', '•') is { Length: >= ShortestName } name ? Country.Find(name) : null;
}
