using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Formats;

namespace Dashboard.Tests.Usage.Import.Formats;

public sealed class MeterTextTests
{
    [Theory]
    [InlineData("Tokens", 1)]
    [InlineData("1K tokens", 1000)]
    [InlineData("1,000 Tokens", 1000)]
    [InlineData("Million Input Tokens", 1_000_000)]
    [InlineData("1M Tokens", 1_000_000)]
    [InlineData("Hours", null)]
    [InlineData("Requests", null)]
    [InlineData("Tokenizer calls", null)]
    [InlineData(null, null)]
    public void A_unit_is_so_many_tokens_or_none(string? unit, int? tokens) => Assert.Equal(tokens, MeterText.TokensIn(unit));

    [Theory]
    [InlineData("USE1-Claude3.5Sonnet-input-tokens", "input")]
    [InlineData("USE1-Claude3.5Sonnet-output-tokens-batch", "output")]
    [InlineData("USE1-Claude4.5Sonnet-cache-read-input-token-count", "read")]
    [InlineData("USE1-Claude4.5Sonnet-cache-write-1h-input-token-count", "write1h")]
    [InlineData("USE1-Claude4.5Sonnet-cache-write-5m-input-token-count", "write5m")]
    [InlineData("USE1-Claude4.5Sonnet-cache-write-input-token-count", "write")]
    [InlineData("gpt 4o 0513 Inp regnl Tokens", "input")]
    [InlineData("gpt 4o 0806 cached Inp glbl Tokens", "read")]
    [InlineData("gpt-4o-mini-0718-Outp-glbl Tokens", "output")]
    [InlineData("Gemini 2.5 Pro Text Output - Predictions", "output")]
    [InlineData("P6 LRS Disk", null)]
    [InlineData("Provisioned Throughput hours", null)]
    public void Words_name_one_class_of_tokens_or_none(string words, string? kind) => Assert.Equal(
        kind switch
        {
            "input" => new TokenCounts(Input: 7),
            "output" => new TokenCounts(Output: 7),
            "read" => new TokenCounts(CacheRead: 7),
            "write" => new TokenCounts(CacheWriteUnknown: 7),
            "write5m" => new TokenCounts(CacheWrite5m: 7),
            "write1h" => new TokenCounts(CacheWrite1h: 7),
            _ => (TokenCounts?)null,
        },
        MeterText.Tokens(words, 7));

    [Theory]
    [InlineData("USE1-Claude3.5Sonnet-input-tokens", "claude-3-5-sonnet")]
    [InlineData("EUC1-Claude3Haiku-output-tokens", "claude-3-haiku")]
    [InlineData("USE1-Claude4.5Sonnet-cache-read-input-token-count", "claude-sonnet-4-5")]
    [InlineData("USW2-NovaLite-input-tokens", "nova-lite")]
    [InlineData("USE1-Llama3-1-70B-Instruct-output-tokens", "llama-3-1-70b-instruct")]
    [InlineData("gpt 4o 0513 Input global Tokens", "gpt-4o-2024-05-13")]
    [InlineData("gpt-4o-mini-0718-Inp-glbl Tokens", "gpt-4o-mini-2024-07-18")]
    [InlineData("gpt 4.1 mini Outp glbl", "gpt-4.1-mini")]
    [InlineData("o3-mini cached Inp", "o3-mini")]
    [InlineData("$0.003 per 1K input tokens for Claude 3.5 Sonnet in US East", "claude-3-5-sonnet")]
    [InlineData("Claude Opus 4.1 (Amazon Bedrock Edition)", "claude-opus-4-1")]
    [InlineData("Gemini 2.5 Flash Text Input - Predictions", "gemini-2.5-flash")]
    [InlineData("text-embedding-3-small Tokens", "text-embedding-3-small")]
    [InlineData("USE1-MP:USE1_InputTokenCount-Units", null)]
    [InlineData("Premium SSD Managed Disks - P6 LRS", null)]
    [InlineData("Usage charges for compute instance", null)]
    public void Words_name_a_model_as_its_maker_does_or_none(string words, string? model) => Assert.Equal(model, MeterText.Model(words));
}
