namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>What callers see of a model's reasoning, as of early 2026; no source that we read says it, so it is kept here by hand.</summary>
internal static class TraceFacts
{
    private static readonly Dictionary<string, ReasoningTraces> ByMaker = new(StringComparer.Ordinal)
    {
        ["anthropic"] = ReasoningTraces.Visible,
        // Told by another model.
        ["google"] = ReasoningTraces.Summarised,
        ["openai"] = ReasoningTraces.Hidden,
        ["xai"] = ReasoningTraces.Hidden,
    };

    /// <summary>Null for models that do not reason, and for makers of whom we do not know it.</summary>
    public static ReasoningTraces? Of(CatalogueModel model) =>
        model.Reasoning is not true ? null
        // Whoever runs the weights sees every token.
        : model.OpenWeights is true ? ReasoningTraces.Visible
        : ByMaker.TryGetValue(model.Key.Maker.Value, out var known) ? known : null;
}
