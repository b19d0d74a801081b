namespace Dashboard.Core.Usage.Pricing;

/// <summary>Tokens of sound and pictures, disjoint from the text in <c>TokenCounts</c>; null is not reported.</summary>
public sealed record MediaTokens(
    long? InputAudio = null,
    long? OutputAudio = null,
    long? CacheReadAudio = null,
    long? InputImage = null,
    long? OutputImage = null)
{
    public static MediaTokens None { get; } = new();

    /// <summary>The part that belongs to the prompt; null when none was reported.</summary>
    public long? Prompt => InputAudio is null && CacheReadAudio is null && InputImage is null
        ? null
        : checked((InputAudio ?? 0) + (CacheReadAudio ?? 0) + (InputImage ?? 0));
}
