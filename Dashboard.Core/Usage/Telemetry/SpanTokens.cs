using System.Globalization;
using System.Text;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Telemetry;

/// <summary>
/// The tokens of a span in disjoint classes. OpenTelemetry wants the input to include what was read from and written to
/// the cache, and the output to include reasoning; not every instrumentation does so. A total decides where there is
/// one; where there is none, figures that cannot be parts of their whole stand beside it, and so do those of
/// instrumentations that pass on what Anthropic or Bedrock report. Otherwise the convention holds.
/// </summary>
internal sealed class SpanTokens
{
    private const string WholeNumber = "a whole number from 0 to 1,000,000,000,000";

    private readonly SpanFacts _span;
    private readonly long? _total, _read, _write, _reasoning, _inputAudio, _outputAudio;
    private long? _input, _output;

    private SpanTokens(SpanFacts span)
    {
        _span = span;
        _input = Count(SpanNames.Input);
        _output = Count(SpanNames.Output);
        _total = Count(SpanNames.Total);
        _read = Count(SpanNames.CacheRead);
        _write = Count(SpanNames.CacheWrite);
        _reasoning = Count(SpanNames.Reasoning);
        _inputAudio = Count(SpanNames.InputAudio);
        _outputAudio = Count(SpanNames.OutputAudio);
    }

    public TokenCounts Counts { get; private set; }

    /// <summary>Null when there is neither sound nor pictures.</summary>
    public MediaTokens? Media { get; private set; }

    /// <summary>What does not add up; null when all does.</summary>
    public string? Fault { get; private set; }

    public static SpanTokens Read(SpanFacts span)
    {
        var tokens = new SpanTokens(span);
        if (tokens.Fault is null)
            tokens.Settle();

        return tokens;
    }

    private long Cached => (_read ?? 0) + (_write ?? 0);

    private void Settle()
    {
        var (besideInput, besideOutput) = (_input is { } input && Cached > input || TellsCacheBeside(), ReasoningStandsBeside());
        if (_total is { } total)
        {
            if (!TryTotal(total, ref besideInput, ref besideOutput))
                return;
        }

        var uncached = besideInput || _input is null ? _input : _input - Cached;
        // Reasoning is output whatever the span says: there is at least as much of it.
        var output = besideOutput ? (_output ?? 0) + _reasoning
            : _reasoning is { } thought && thought > (_output ?? 0) ? thought
            : _output;
        Counts = new TokenCounts(uncached, _read, CacheWriteUnknown: _write, Output: output, Reasoning: _reasoning);
        // A figure that does not fit into its class would make another one negative.
        var media = new MediaTokens(Within(_inputAudio, uncached), Within(_outputAudio, output));
        Media = media == MediaTokens.None ? null : media;
    }

    // Which reading of the figures the total agrees with; the convention first.
    private bool TryTotal(long total, ref bool besideInput, ref bool besideOutput)
    {
        if (_input is null && _output is null)
            return Wrong(total, $"input or output beside it (only the total {total} is told)");

        // One of the two is what is left.
        if (_output is null && total > _input)
            _output = total - _input;
        else if (_input is null && total > _output)
            _input = total - _output;

        var (plain, thought) = ((_input ?? 0) + (_output ?? 0), _reasoning ?? 0);
        var inside = Cached <= (_input ?? 0);
        foreach (var (cacheBeside, thoughtBeside) in (ReadOnlySpan<(bool, bool)>)[(false, false), (true, false), (false, true), (true, true)])
        {
            if ((!cacheBeside && !inside) || (!thoughtBeside && thought > (_output ?? 0)))
                continue;

            if (total == plain + (cacheBeside ? Cached : 0) + (thoughtBeside ? thought : 0))
            {
                (besideInput, besideOutput) = (cacheBeside && Cached > 0, thoughtBeside && thought > 0);
                return true;
            }
        }

        // A total of input and output alone, beside parts that cannot lie in them.
        if (total == plain)
            return true;

        var readings = new HashSet<long> { plain, plain + Cached, plain + thought, plain + Cached + thought };
        return Wrong(total, string.Join(" or ", readings.Select(r => r.ToString(CultureInfo.InvariantCulture)))
            + $" (input {_input ?? 0} + output {_output ?? 0}, with or without what was read from the cache {_read ?? 0}, written to it {_write ?? 0} and thought {thought})");
    }

    private bool Wrong(long total, string expected)
    {
        Fault = $"{_span.FirstNamed(SpanNames.Total)!.Value.Key} is {total}, expected {expected}";
        return false;
    }

    // Anthropic and Bedrock count the cache beside the input; these pass it on as they got it.
    private bool TellsCacheBeside()
    {
        var provider = _span.First(SpanNames.Provider) ?? "";
        var fromSuch = provider.Contains("anthropic", StringComparison.OrdinalIgnoreCase) || provider.Contains("bedrock", StringComparison.OrdinalIgnoreCase);
        return (_span.Scope == "ai" && fromSuch && _span.First("ai.usage.inputTokenDetails.cacheReadTokens", "ai.usage.inputTokenDetails.cacheWriteTokens") is null)
            || _span.Scope.StartsWith("com.anthropic.claude_code", StringComparison.Ordinal)
            || (fromSuch && (_span.Scope.StartsWith("strands", StringComparison.Ordinal) || _span.Scope.Contains("botocore", StringComparison.Ordinal)));
    }

    // Google counts thoughts beside the answer: more of them than of the answer shows that the span does so too.
    private bool ReasoningStandsBeside() =>
        _reasoning > (_output ?? 0) && _output is not null
        && (_span.First(SpanNames.Provider) is { } provider
            && (provider.Contains("gemini", StringComparison.OrdinalIgnoreCase) || provider.Contains("google", StringComparison.OrdinalIgnoreCase) || provider.StartsWith("gcp.", StringComparison.Ordinal)));

    private static long? Within(long? part, long? whole) => part is > 0 && part <= whole ? part : null;

    private long? Count(string[] names)
    {
        if (_span.FirstNamed(names) is not { } found)
            return null;

        if (Utf8Values.TryCount(Encoding.UTF8.GetBytes(found.Value), out var count))
            return count;

        Fault ??= $"{found.Key} is {Utf8Values.Shown(Encoding.UTF8.GetBytes(found.Value))}, expected {WholeNumber}";
        return null;
    }
}
