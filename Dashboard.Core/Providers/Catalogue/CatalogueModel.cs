namespace Dashboard.Core.Providers.Catalogue;

/// <summary>A model as its maker describes it, whoever serves it; null is unknown.</summary>
/// <param name="OpenWeights">The maker's word, which wins over what hosts say.</param>
/// <param name="Context">Tokens that fit into one exchange.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Output">What it writes.</param>
/// <param name="Traces">What a caller sees of its reasoning; null when it does not reason or nobody has said.</param>
public sealed record CatalogueModel(
    ModelKey Key,
    string Name,
    bool? OpenWeights = null,
    long? Context = null,
    long? OutputLimit = null,
    Modalities Input = Modalities.None,
    Modalities Output = Modalities.None,
    DateOnly? Released = null,
    bool? Reasoning = null,
    bool? ToolCalls = null,
    ReasoningTraces? Traces = null);

/// <summary>What a caller sees of a model's reasoning: it bears on what could be learnt from its answers, and on leaving it.</summary>
public enum ReasoningTraces
{
    /// <summary>As the model wrote it.</summary>
    Visible,

    /// <summary>Told by another model.</summary>
    Summarised,
    Hidden,
}

/// <summary>Kinds of content; <see cref="None"/> when the catalogue does not say.</summary>
[Flags]
public enum Modalities
{
    None = 0,
    Text = 1,
    Image = 2,
    Audio = 4,
    Video = 8,
    Pdf = 16,
}
