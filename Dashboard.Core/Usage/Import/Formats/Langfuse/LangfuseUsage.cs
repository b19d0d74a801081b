using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Langfuse;

/// <summary>The buckets of one observation, sorted into our classes by their names, of which every SDK has its own.</summary>
internal sealed class LangfuseUsage
{
    private readonly Dictionary<string, long> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _outputs = new(StringComparer.Ordinal);
    private long? _total;

    public void Put(string name, long count)
    {
        var plain = name.ToLowerInvariant();
        if (plain is "total" or "total_tokens" or "totaltokens")
            _total = count;
        else if (plain.StartsWith("output", StringComparison.Ordinal) || plain.StartsWith("completion", StringComparison.Ordinal) || plain.Contains("reasoning", StringComparison.Ordinal) || plain.Contains("thought", StringComparison.Ordinal))
            _outputs[plain] = count;
        else if (plain.StartsWith("input", StringComparison.Ordinal) || plain.StartsWith("prompt", StringComparison.Ordinal) || plain.Contains("cache", StringComparison.Ordinal))
            _inputs[plain] = count;
    }

    public TokenCounts Tokens(CheckedValues fields)
    {
        var (input, output) = (Whole(_inputs), Whole(_outputs));
        var read = Sum(_inputs, n => IsCache(n) && !IsWrite(n));
        var (write5m, write1h) = (Sum(_inputs, n => IsWrite(n) && n.Contains("5m", StringComparison.Ordinal)), Sum(_inputs, n => IsWrite(n) && n.Contains("1h", StringComparison.Ordinal)));
        var write = Sum(_inputs, n => IsWrite(n) && !n.Contains("5m", StringComparison.Ordinal) && !n.Contains("1h", StringComparison.Ordinal));
        var reasoning = Sum(_outputs, n => n.Contains("reasoning", StringComparison.Ordinal) || n.Contains("thought", StringComparison.Ordinal));
        var (inParts, outParts) = (_inputs.Values.Sum() - (input ?? 0), _outputs.Values.Sum() - (output ?? 0));
        var apart = (input ?? 0) + inParts + (output ?? 0) + outParts;
        var within = (input ?? 0) + (output ?? 0);
        if (_total is { } total && total != apart)
        {
            if (total != within || inParts > (input ?? 0) || outParts > (output ?? 0))
                fields.Blame(string.Create(CultureInfo.InvariantCulture, $"total is {total}, expected {apart}, the sum of the buckets"));

            input -= inParts;
            output -= outParts;
        }

        // Sound, pictures and other parts of the prompt beside the plain text are input too.
        var others = inParts - (read ?? 0) - (write ?? 0) - (write5m ?? 0) - (write1h ?? 0);
        return new TokenCounts(
            input is null && others == 0 ? null : (input ?? 0) + others, read, write5m, write1h, write,
            output is null && outParts == 0 ? null : (output ?? 0) + outParts, reasoning);
    }

    private static long? Whole(Dictionary<string, long> buckets) => buckets.Where(b => b.Key is
        "input" or "input_tokens" or "prompt_tokens" or "inputtokens" or "prompttokens" or "prompt"
        or "output" or "output_tokens" or "completion_tokens" or "outputtokens" or "completiontokens" or "completion").Select(b => (long?)b.Value).FirstOrDefault();

    private static long? Sum(Dictionary<string, long> buckets, Func<string, bool> of) =>
        buckets.Keys.Any(of) ? buckets.Where(b => of(b.Key)).Sum(b => b.Value) : null;

    private static bool IsCache(string name) => name.Contains("cache", StringComparison.Ordinal);

    private static bool IsWrite(string name) => IsCache(name)
        && (name.Contains("creation", StringComparison.Ordinal) || name.Contains("write", StringComparison.Ordinal) || name.Contains("ephemeral", StringComparison.Ordinal));
}
