namespace Dashboard.Core.Terms.Classify.Evaluation;

/// <summary>How well the classifier did on some labelled pairs. A share of nothing is null.</summary>
public sealed record EvaluationLine(string Name, int Pairs)
{
    public required int Substantive { get; init; }
    public required int CalledMaterial { get; init; }

    /// <summary>Substantive pairs that were called material.</summary>
    public required int Found { get; init; }

    /// <summary>Pairs labelled high or medium, and how many of them were found.</summary>
    public required int Weighty { get; init; }
    public required int WeightyFound { get; init; }

    public required int LevelEqual { get; init; }

    /// <summary>Pairs whose level is two or more steps off.</summary>
    public required int LevelFarOff { get; init; }

    public required int TopicsShared { get; init; }
    public required int TopicsWanted { get; init; }
    public required int TopicsNamed { get; init; }

    public double? Precision => Share(Found, CalledMaterial);

    public double? Recall => Share(Found, Substantive);

    public double? LevelShare => Share(LevelEqual, Pairs);

    /// <summary>Over all topics of all pairs (micro-averaged), "cosmetic" left out.</summary>
    public double? TopicsF1 => Share(2 * TopicsShared, TopicsWanted + TopicsNamed);

    public static EvaluationLine Of(string name, IReadOnlyCollection<LabelledPair> pairs) => new(name, pairs.Count)
    {
        Substantive = pairs.Count(p => p.Substantive),
        CalledMaterial = pairs.Count(p => p.Said.Material),
        Found = pairs.Count(p => p.Substantive && p.Said.Material),
        Weighty = pairs.Count(p => p.Level >= ChangeLevel.Medium),
        WeightyFound = pairs.Count(p => p.Level >= ChangeLevel.Medium && p.Said.Material),
        LevelEqual = pairs.Count(p => p.Steps == 0),
        LevelFarOff = pairs.Count(p => p.Steps >= 2),
        TopicsShared = pairs.Sum(p => p.Shared),
        TopicsWanted = pairs.Sum(p => p.Wanted),
        TopicsNamed = pairs.Sum(p => p.Named),
    };

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
