using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Codex;

/// <summary>One set of Codex's counts, of an answer or of the session so far.</summary>
internal readonly record struct CodexTotals(long Input, long Cached, long Output, long Reasoning, long Total)
{
    /// <summary>Null when it is not there; a fault where it is and says nothing.</summary>
    public static CodexTotals? Read(CheckedValues fields, JsonElement info, string name)
    {
        if (info.FindObject(name) is not { } usage)
            return null;

        var input = fields.Count(usage, "input_tokens") ?? 0;
        var output = fields.Count(usage, "output_tokens") ?? 0;
        return new CodexTotals(
            input,
            fields.Count(usage, "cached_input_tokens", "cache_read_input_tokens") ?? 0,
            output,
            fields.Count(usage, "reasoning_output_tokens") ?? 0,
            fields.Count(usage, "total_tokens") ?? (input + output));
    }

    public bool IsNothing => this == default;

    /// <summary>No count is smaller than there.</summary>
    public bool Reaches(CodexTotals other) =>
        Input >= other.Input && Cached >= other.Cached && Output >= other.Output && Reasoning >= other.Reasoning && Total >= other.Total;

    public static CodexTotals operator -(CodexTotals a, CodexTotals b) =>
        new(a.Input - b.Input, a.Cached - b.Cached, a.Output - b.Output, a.Reasoning - b.Reasoning, a.Total - b.Total);

    /// <summary>In disjoint classes, or what contradicts.</summary>
    public (TokenCounts Tokens, string? Fault) Apart()
    {
        if (Cached > Input)
            return (default, $"cached_input_tokens is {Cached}, expected at most the input_tokens {Input}: Codex includes the cache");

        // Some versions count reasoning beside the output: the total tells which.
        if (Reasoning > 0 && Total == Input + Output + Reasoning)
            return (Counts(Output + Reasoning), null);

        if (Total != Input + Output)
            return (default, $"total_tokens is {Total}, expected {Input + Output} (input_tokens {Input} + output_tokens {Output})");

        return Reasoning > Output
            ? (default, $"reasoning_output_tokens is {Reasoning}, expected at most the output_tokens {Output}")
            : (Counts(Output), null);
    }

    private TokenCounts Counts(long output) => new(Input - Cached, Cached, Output: output, Reasoning: Reasoning);
}
