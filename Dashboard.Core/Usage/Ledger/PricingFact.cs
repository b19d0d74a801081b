using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>
/// What the cost of an entry depends on besides its tokens, so that it can be reckoned again. Few entries have any of it:
/// the others are not burdened with columns for it.
/// </summary>
public sealed class PricingFact
{
    public long EntryId { get; set; }

    /// <summary>What the source said about the sizes of the prompts; null: the grain decides.</summary>
    public PromptSpan? Span { get; set; }

    public long? InputAudio { get; set; }

    public long? OutputAudio { get; set; }

    public long? CacheReadAudio { get; set; }

    public long? InputImage { get; set; }

    public long? OutputImage { get; set; }
}
