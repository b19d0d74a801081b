namespace Dashboard.Core.Usage.Pricing;

/// <summary>What is known about the prompts behind a row of tokens; long prompts can cost more.</summary>
public enum PromptSpan
{
    /// <summary>The row is one request: its own size decides.</summary>
    OneRequest,

    /// <summary>The row sums many requests: base rates, which is a lower bound where long prompts cost more.</summary>
    ManyRequests,

    /// <summary>The source says that the prompts were below the threshold.</summary>
    BelowThreshold,

    /// <summary>The source says that the prompts were above it.</summary>
    AboveThreshold,
}
