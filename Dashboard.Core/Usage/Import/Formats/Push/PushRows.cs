using System.Text;
using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Import.Formats.Push;

/// <summary>From rows as they were sent to rows of the ledger.</summary>
internal sealed class PushRows(RowSink sink, PushSending sending)
{
    private readonly KeyHash _hash = new();
    private readonly Dictionary<string, int> _alike = new(StringComparer.Ordinal);
    private long _index;

    public void Read(ReadOnlySpan<byte> item, long line)
    {
        var index = _index++;
        PushFields fields;
        try
        {
            fields = PushFields.Read(item);
        }
        catch (JsonException e)
        {
            Reject(index, line, "", $"not valid JSON: {e.Message}");
            return;
        }

        var row = new UsageRow { Line = line };
        var media = default(MediaTokens);
        if (fields.Fault is null && TryMoment(fields, ref row) && TryTokens(fields, ref row, out media))
            Cost(fields, ref row);

        if (fields.Fault is { } fault)
        {
            Reject(index, line, fault.Field, fault.Message);
            return;
        }

        row.KeyHash = Key(fields, row, index);
        row.TraceId = fields.Text("traceId");
        row.Series = sink.Series(SeriesOf(fields));
        sink.Add(ref row, media);
    }

    /// <summary>What follows cannot be read.</summary>
    public void Broken(long line, string message) => Reject(_index, line, "", message);

    /// <summary>A row too long to be held.</summary>
    public void TooLong(long line) => Reject(_index++, line, "", $"the row is longer than {ReadLimits.Line >> 20} MiB");

    private void Reject(long index, long line, string field, string message)
    {
        sending.Add(new PushError(index, field, message));
        sink.Reject(line, message);
    }

    private bool TryMoment(PushFields fields, ref UsageRow row)
    {
        var time = Encoding.UTF8.GetBytes(fields.Text("time") ?? "");
        if (!Utf8Values.TryInstant(time, out row.At))
        {
            fields.Wrong("time", $"time is {Utf8Values.Shown(time)}, expected a moment such as 2026-11-22T03:46:57.713Z");
            return false;
        }

        if (row.At > sending.Latest)
        {
            fields.Wrong("time", $"time is {Utf8Values.Shown(time)}, expected a moment that is not more than a day ahead");
            return false;
        }

        (Grain Grain, long Length)? bucket = fields.Text("bucket") switch
        {
            null or "request" => (Grain.Request, 1),
            "minute" => (Grain.Minute, 60_000_000),
            "hour" => (Grain.Hour, 3_600_000_000),
            "day" => (Grain.Day, 86_400_000_000),
            _ => null,
        };
        if (bucket is not { } known)
            fields.Wrong("bucket", $"bucket is \"{fields.Text("bucket")}\", expected request, minute, hour or day");
        else if (row.At % known.Length != 0)
            fields.Wrong("time", $"time is {Utf8Values.Shown(time)}, expected the beginning of a {fields.Text("bucket")} in UTC");
        else
            (row.Grain, row.Sameness) = (known.Grain, known.Grain == Grain.Request ? Sameness.KeepFirst : Sameness.Replace);

        if (fields.Text("model") is null)
            fields.Wrong("model", "model is missing, expected the id by which the provider knows it");

        row.Requests = fields.Count("requests") ?? (row.Grain == Grain.Request ? 1 : null);
        row.Status = fields.Text("status") switch
        {
            null => null,
            "success" => EntryStatus.Success,
            "failure" => EntryStatus.Failure,
            "cached" => EntryStatus.Cached,
            var other => Unknown(fields, other),
        };
        return fields.Fault is null;
    }

    private static EntryStatus? Unknown(PushFields fields, string status)
    {
        fields.Wrong("status", $"status is \"{status}\", expected success, failure or cached");
        return null;
    }

    private static bool TryTokens(PushFields fields, ref UsageRow row, out MediaTokens? media)
    {
        var (write, short5, long1) = (fields.Count("cacheWriteTokens"), fields.Count("cacheWrite5mTokens"), fields.Count("cacheWrite1hTokens"));
        var split = (short5 ?? 0) + (long1 ?? 0);
        if (write is { } whole && (short5 ?? long1) is not null && whole != split)
            fields.Wrong("cacheWriteTokens", $"cacheWriteTokens is {whole}, expected {split} (cacheWrite5mTokens {short5 ?? 0} + cacheWrite1hTokens {long1 ?? 0}), or nothing beside them");

        var tokens = new TokenCounts(
            fields.Count("inputTokens"), fields.Count("cacheReadTokens"), short5, long1, (short5 ?? long1) is null ? write : null,
            fields.Count("outputTokens"), fields.Count("reasoningTokens"));
        media = new MediaTokens(
            fields.Count("inputAudioTokens"), fields.Count("outputAudioTokens"), fields.Count("cacheReadAudioTokens"),
            fields.Count("inputImageTokens"), fields.Count("outputImageTokens"));
        if (tokens == default && row.Requests is null && fields.Nanos("costUsd") is null && fields.Nanos("cost") is null)
            fields.Wrong("inputTokens", "the row counts nothing, expected tokens, requests or a cost");

        Part("reasoningTokens", tokens.Reasoning, "outputTokens", tokens.Output ?? 0);
        Part("inputAudioTokens", media.InputAudio + (media.InputImage ?? 0) ?? media.InputImage, "inputTokens", tokens.Input ?? 0);
        Part("cacheReadAudioTokens", media.CacheReadAudio, "cacheReadTokens", tokens.CacheRead ?? 0);
        Part("outputAudioTokens", media.OutputAudio + (media.OutputImage ?? 0) ?? media.OutputImage, "outputTokens", tokens.Output ?? 0);

        var sum = (tokens.Prompt ?? 0) + (tokens.Output ?? 0);
        if (fields.Count("totalTokens") is { } total && total != sum)
        {
            fields.Wrong("totalTokens", $"totalTokens is {total}, expected {sum} (inputTokens {tokens.Input ?? 0} + cacheReadTokens {tokens.CacheRead ?? 0}"
                + $" + cache writes {tokens.CacheWrite ?? 0} + outputTokens {tokens.Output ?? 0}): inputTokens is the uncached part, and reasoning is within outputTokens");
        }

        row.Tokens = tokens;
        media = media == MediaTokens.None ? null : media;
        return fields.Fault is null;

        void Part(string part, long? count, string of, long limit)
        {
            if (count > limit)
                fields.Wrong(part, $"{part} is {count}, expected at most the {of} {limit}: it is a part of them");
        }
    }

    private static void Cost(PushFields fields, ref UsageRow row)
    {
        var (usd, amount, currency) = (fields.Nanos("costUsd"), fields.Nanos("cost"), fields.Text("currency"));
        if (usd is not null && amount is not null)
            fields.Wrong("cost", "cost stands beside costUsd, expected one of them");
        else if (amount is null != currency is null)
            fields.Wrong("currency", "cost and currency belong together, expected both or neither");
        else if (currency is not null && (currency.Length != 3 || !currency.All(char.IsAsciiLetter)))
            fields.Wrong("currency", $"currency is \"{currency}\", expected a code of three letters such as EUR");

        row.ReportedNanos = usd ?? amount;
        row.ReportedCurrency = row.ReportedNanos is null ? null : currency?.ToUpperInvariant() ?? "USD";
    }

    // Who serves is who bills unless the row says otherwise; the catalogue knows the rest.
    private static SeriesFacts SeriesOf(PushFields fields)
    {
        var (provider, host, gateway) = (fields.Text("provider"), fields.Text("host"), fields.Text("gateway"));
        return new SeriesFacts(
            Contract: host is null && gateway is null ? null : provider,
            Gateway: gateway,
            Host: host ?? (gateway is null ? provider : null),
            RawModel: fields.Text("model"),
            ApiKey: fields.Text("apiKey"),
            Project: fields.Text("project"),
            ServiceTier: fields.Text("serviceTier"),
            Tag: fields.Text("tag"),
            Service: fields.Text("service"),
            Environment: fields.Text("environment"));
    }

    // A request is itself by its id; else by its place in a sending that has a key; else by all that it says, told apart
    // from rows just like it by their number. A bucket is itself by its dimensions.
    private long Key(PushFields fields, in UsageRow row, long index)
    {
        var key = _hash.Of("push"u8).With(Encoding.UTF8.GetBytes(sink.File.Connection ?? ""));
        if (fields.Text("id") is { } id)
            return key.With("id"u8).With(Encoding.UTF8.GetBytes(id)).End();

        if (row.Grain != Grain.Request)
        {
            key = key.With("bucket"u8).With(Encoding.UTF8.GetBytes($"{row.At}/{row.Grain}"));
            foreach (var name in PushFields.Texts.Except(["time", "bucket", "status", "currency"]))
                key = key.With(Encoding.UTF8.GetBytes(fields.Text(name) ?? "\0"));

            return key.End();
        }

        if (sending.Key is { } sent)
            return key.With("sent"u8).With(Encoding.UTF8.GetBytes(sent)).With(Encoding.UTF8.GetBytes($"{index}")).End();

        var all = string.Join('\n', fields.Everything);
        var number = _alike[all] = _alike.GetValueOrDefault(all) + 1;
        return key.With("row"u8).With(Encoding.UTF8.GetBytes(all)).With(Encoding.UTF8.GetBytes($"{number}")).End();
    }
}
