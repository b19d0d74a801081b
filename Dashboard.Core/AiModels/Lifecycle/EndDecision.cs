namespace Dashboard.Core.AiModels.Lifecycle;

/// <summary>A person's word on the end of a model of which sources give different days. Earlier words are kept for ever.</summary>
public sealed class EndDecision
{
    public const int LongestNote = 300;

    public int Id { get; init; }

    public required string Host { get; init; }

    /// <summary>The normalised name, by which sayings of one model are put together.</summary>
    public required string Name { get; init; }

    /// <summary>The day that counts; null opens the question again.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>Every firm day that was given at that moment, with commas: one that the person did not see opens the question anew.</summary>
    public required string Days { get; init; }

    /// <summary>The page or list that gave the day.</summary>
    public string? Source { get; init; }

    public string? Note { get; init; }

    public required string By { get; init; }

    public DateTime At { get; init; }
}
