namespace Dashboard.Core.AiModels.Lifecycle.Reading;

/// <summary>What a page says about the end of a model, with the row or sentence that says it; null is not said.</summary>
/// <param name="Model">As the page writes it.</param>
/// <param name="Ends">The day on which it stops; the earliest where a row names several.</param>
/// <param name="Firm">False: not sooner than that day.</param>
public sealed record LifecycleFact(
    string Model, DateOnly? Announced, DateOnly? Ends, bool Firm, string? Replacement, string? Status, string Quote);
