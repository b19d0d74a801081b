using System.Globalization;
using System.Text;
using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Import.Formats.OpenAi;

/// <summary>From buckets to rows of the ledger.</summary>
internal sealed class OpenAiUsageRows(RowSink sink)
{
    // What else the API counts (storage, sessions, searches) is not use of a model.
    private static readonly string[] Kinds = ["completions", "embeddings", "moderations", "images", "audio_speeches", "audio_transcriptions"];

    private readonly KeyHash _hash = new();
    private readonly HashSet<string> _passed = new(StringComparer.Ordinal);
    private Grain? _width;

    public void ReadBucket(ReadOnlySpan<byte> bucket, long line, CancellationToken ct)
    {
        var reader = new Utf8JsonReader(bucket, new JsonReaderOptions { MaxDepth = ReadLimits.Depth });
        long? start = null, end = null;
        List<(OpenAiResult, long)> results = [];
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            sink.Reject(line, "the bucket is not a JSON object");
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("start_time"u8))
                start = Seconds(ref reader);
            else if (reader.ValueTextEquals("end_time"u8))
                end = Seconds(ref reader);
            else if (reader.ValueTextEquals("results"u8))
                ReadResults(ref reader, bucket, line, results, ct);
            else
                reader.Skip();
        }

        if (start is null || end is null || !Utf8Values.TryUnixSeconds(start.Value, out var at) || GrainOf(start.Value, end.Value - start.Value) is not { } grain)
        {
            sink.Reject(line, $"the bucket runs from start_time {start?.ToString(CultureInfo.InvariantCulture) ?? "nothing"} to end_time {end?.ToString(CultureInfo.InvariantCulture) ?? "nothing"}, expected seconds since 1970 a minute, an hour or a day apart");
            return;
        }

        foreach (var (result, resultLine) in results)
            Add(result, resultLine, at, grain);
    }

    private static long? Seconds(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds))
            return seconds;

        reader.Skip();
        return null;
    }

    // The last bucket of a page ends where the question ended: it is as wide as those before it were meant to be.
    private Grain? GrainOf(long start, long seconds)
    {
        Grain? whole = seconds switch
        {
            60 => Grain.Minute,
            3600 => Grain.Hour,
            86400 => Grain.Day,
            _ => null,
        };
        if (whole is not null)
            return _width = whole;

        if (seconds is <= 0 or > 86400)
            return null;

        return _width ?? (start % 86400 == 0 || seconds > 3600 ? Grain.Day : start % 3600 == 0 || seconds > 60 ? Grain.Hour : Grain.Minute);
    }

    private void ReadResults(ref Utf8JsonReader reader, ReadOnlySpan<byte> bucket, long line, List<(OpenAiResult, long)> results, CancellationToken ct)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        var counted = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ct.ThrowIfCancellationRequested();
            var at = (int)reader.TokenStartIndex;
            line += bucket[counted..at].Count((byte)'\n');
            counted = at;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                results.Add((OpenAiResult.Read(ref reader), line));
                continue;
            }

            sink.Reject(line, "the result is not a JSON object");
            reader.Skip();
        }
    }

    /// <summary>Takes a result of a bucket.</summary>
    /// <param name="account">The organisation, where it is named.</param>
    public void Add(OpenAiResult result, long line, long at, Grain grain, string? account = null)
    {
        var kind = Kind(result.Object);
        if (kind is null)
        {
            Pass(result, line);
            return;
        }

        var row = new UsageRow
        {
            At = at,
            Line = line,
            Grain = grain,
            Sameness = Sameness.Replace,
            Requests = result.Requests,
        };
        if ((result.Fault ?? Tokens(result, kind, ref row)) is { } fault)
        {
            sink.Reject(line, fault);
            return;
        }

        sink.File.GroupedBy(result.Grouping);
        row.KeyHash = Key(result, kind, at, grain, account);
        row.Series = sink.Series(new SeriesFacts(
            Account: account, Contract: "openai", Host: "openai", RawModel: result.Model, ApiKey: result.ApiKey, Project: result.Project,
            ServiceTier: result.IsBatch ? "batch" : result.ServiceTier, Service: kind));
        sink.Add(ref row, Media(result));
    }

    // Storage, sessions and searches are no use of a model, and the requests that made them are counted among completions.
    private void Pass(OpenAiResult result, long line)
    {
        if (result.Object is not { } name || !name.StartsWith("organization.usage.", StringComparison.Ordinal))
        {
            sink.Reject(line, $"object is {Utf8Values.Shown(Encoding.UTF8.GetBytes(result.Object ?? ""))}, expected organization.usage.*.result");
            return;
        }

        sink.Skip();
        if (_passed.Add(name))
            sink.File.AddFault(line, $"object is \"{name}\": it counts no use of a model (such as {string.Join(", ", Kinds)}) and is passed over; what it costs stands in the costs");
    }

    private static string? Kind(string? name) =>
        name is not null && name.StartsWith("organization.usage.", StringComparison.Ordinal) && name.EndsWith(".result", StringComparison.Ordinal)
        && Kinds.Contains(name[19..^7], StringComparer.Ordinal)
            ? name[19..^7]
            : null;

    private static string? Tokens(OpenAiResult result, string kind, ref UsageRow row)
    {
        if (result.Requests is null)
            return "num_model_requests is empty, expected the number of requests";

        if (kind is not ("completions" or "embeddings"))
            return null;

        if (result.Input is not { } input)
            return "input_tokens is empty, expected a whole number from 0 to 1,000,000,000,000";

        var cached = (result.Cached ?? 0) + (result.Written ?? 0);
        if (cached > input)
            return $"input_tokens is {input}, expected at least {cached} (input_cached_tokens {result.Cached ?? 0} + input_cache_write_tokens {result.Written ?? 0}): OpenAI includes both";

        if (result.Uncached is { } uncached && uncached != input - cached)
            return $"input_uncached_tokens is {uncached}, expected {input - cached} (input_tokens {input} less what was read from the cache {result.Cached ?? 0} and written to it {result.Written ?? 0})";

        row.Tokens = new TokenCounts(input - cached, result.Cached, CacheWriteUnknown: result.Written, Output: result.Output);
        return null;
    }

    private static MediaTokens? Media(OpenAiResult result)
    {
        var media = new MediaTokens(Some(result.InputAudio), Some(result.OutputAudio), Some(result.CachedAudio), Some(result.InputImage), Some(result.OutputImage));
        return media == MediaTokens.None ? null : media;
    }

    private static long? Some(long? count) => count is 0 ? null : count;

    // A bucket is replaced where every dimension is the same: also those that our series do not know, such as the user.
    private long Key(OpenAiResult result, string kind, long at, Grain grain, string? account)
    {
        var key = _hash.Of("openai-usage"u8)
            .With(Encoding.UTF8.GetBytes(sink.File.Connection ?? ""))
            .With(Encoding.UTF8.GetBytes(kind))
            .With(Encoding.UTF8.GetBytes($"{at}/{grain}"));
        foreach (var dimension in result.Dimensions)
            key = key.With(Encoding.UTF8.GetBytes(dimension ?? "\0"));

        return (account is null ? key : key.With(Encoding.UTF8.GetBytes(account))).End();
    }
}
