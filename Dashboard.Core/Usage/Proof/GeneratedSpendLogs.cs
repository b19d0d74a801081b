using System.Globalization;
using System.Text;

namespace Dashboard.Core.Usage.Proof;

/// <summary>LiteLLM spend logs of any size with their true totals, the same for the same seed.</summary>
public sealed class GeneratedSpendLogs(long rows, int seed, int days = 365)
{
    // Model, host, and prices in nano-USD a thousand tokens: in, out.
    private static readonly (string Model, string Host, long In, long Out)[] Models =
    [
        ("gpt-5.1", "openai", 1250, 10000), ("gpt-5-mini", "openai", 250, 2000), ("claude-sonnet-4-5-20250929", "anthropic", 3000, 15000),
        ("claude-haiku-4-5-20251001", "anthropic", 1000, 5000), ("gemini-2.5-pro", "gemini", 1250, 10000), ("mistral-large-2411", "mistral", 2000, 6000),
    ];

    private const string Header = "request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,model,model_group,custom_llm_provider,user,cache_hit,request_tags,team_id,session_id,status,cache_read_input_tokens";

    public static DateOnly FirstDay { get; } = new(2025, 11, 1);

    public DateOnly LastDay => FirstDay.AddDays(days - 1);

    public long Prompt { get; private set; }

    public long CacheRead { get; private set; }

    public long Completion { get; private set; }

    public long SpendNanos { get; private set; }

    /// <summary>Writes the file, rows in order of time as an export has them; the totals are known afterwards.</summary>
    public async Task WriteAsync(string path, CancellationToken ct)
    {
        var random = new Random(seed);
        var keys = Enumerable.Range(0, 60).Select(_ => Hex(random, 64)).ToArray();
        var start = FirstDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        await file.WriteLineAsync(Header);
        var step = TimeSpan.FromDays(days) / Math.Max(rows, 1);
        for (var i = 0L; i < rows; i++)
        {
            if (i % 1000 == 0)
                ct.ThrowIfCancellationRequested();

            await file.WriteLineAsync(Row(random, keys, start + (step * i), i));
        }
    }

    private string Row(Random random, string[] keys, DateTime at, long number)
    {
        var key = (int)(Math.Pow(random.NextDouble(), 2) * keys.Length);
        var (model, host, priceIn, priceOut) = Models[(key + random.Next(2)) % Models.Length];
        var failed = random.Next(128) == 0;
        var prompt = failed ? 0 : 40 + (long)(9000 * Math.Pow(random.NextDouble(), 3));
        var completion = failed ? 0 : 5 + (long)(1400 * Math.Pow(random.NextDouble(), 3));
        var read = random.Next(4) == 0 ? prompt * 3 / 5 : 0;
        var nanos = ((prompt * priceIn) + (completion * priceOut)) / 1000 * 1000;
        Prompt += prompt;
        Completion += completion;
        CacheRead += read;
        SpendNanos += nanos;
        return string.Create(CultureInfo.InvariantCulture,
            $"chatcmpl-{Hex(random, 24)}-{number},acompletion,{keys[key]},{nanos / 1_000_000_000m:0.000000000},{prompt + completion},{prompt},{completion},{at:yyyy-MM-dd HH:mm:ss.ffffff},{at.AddSeconds(2):yyyy-MM-dd HH:mm:ss.ffffff},{model},{model},{host},u{number % 500},None,\"[\"\"workload-{key % 25}\"\",\"\"prod\"\"]\",team-{key % 7},{Hex(random, 16)},{(failed ? "failure" : "success")},{read}");
    }

    private static string Hex(Random random, int length) => string.Create(length, random, static (span, r) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = "0123456789abcdef"[r.Next(16)];
    });
}
