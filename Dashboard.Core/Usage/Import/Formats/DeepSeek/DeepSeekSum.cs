using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Import.Formats.DeepSeek;

/// <summary>What DeepSeek counts, one row each: <c>input_cache_hit_tokens</c>, or <c>PROMPT_CACHE_HIT_TOKEN</c> on its site.</summary>
internal sealed class DeepSeekSum
{
    public TokenCounts Tokens { get; private set; }

    public long? Requests { get; private set; }

    /// <summary>Where the first of its rows stands.</summary>
    public required long Line { get; init; }

    /// <summary>False for a kind that we do not know: new ones must not be mistaken for tokens.</summary>
    public bool TryAdd(string? type, long amount)
    {
        switch (type?.ToLowerInvariant())
        {
            case "input_cache_hit_tokens" or "prompt_cache_hit_token" or "prompt_cache_hit_tokens":
                Tokens += new TokenCounts(CacheRead: amount);
                return true;
            case "input_cache_miss_tokens" or "prompt_cache_miss_token" or "prompt_cache_miss_tokens" or "input_tokens" or "prompt_token":
                Tokens += new TokenCounts(Input: amount);
                return true;
            case "output_tokens" or "response_token" or "completion_tokens":
                Tokens += new TokenCounts(Output: amount);
                return true;
            case "request_count" or "request" or "requests":
                Requests = (Requests ?? 0) + amount;
                return true;
            default:
                return false;
        }
    }
}
