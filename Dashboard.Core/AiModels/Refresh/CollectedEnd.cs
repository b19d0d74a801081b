namespace Dashboard.Core.AiModels.Refresh;

/// <summary>An announced end of a model as a published collection tells it.</summary>
public sealed class CollectedEnd
{
    public int Id { get; init; }

    public required string Host { get; init; }

    public required string RawModel { get; init; }

    public DateOnly? Announced { get; init; }

    public DateOnly Ends { get; init; }

    public string? Replacement { get; init; }

    /// <summary>The host's page.</summary>
    public required string Source { get; init; }

    /// <summary>The sentence that says it, where the collection quotes it.</summary>
    public string? Quote { get; init; }
}
