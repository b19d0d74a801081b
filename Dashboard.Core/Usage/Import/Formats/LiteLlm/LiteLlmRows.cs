using System.Text;
using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>From the fields of a spend log to a row of the ledger.</summary>
internal sealed class LiteLlmRows(RowSink sink)
{
    private const string WholeNumber = "a whole number from 0 to 1,000,000,000,000";

    private readonly LiteLlmJson _json = new();
    private readonly KeyHash _hash = new();
    private readonly Utf8Cache<SeriesSlot> _series = new();

    public void ReadJson(ReadOnlySpan<byte> item, long line)
    {
        var fields = default(LiteLlmFields);
        try
        {
            if (!_json.TryRead(item, ref fields))
            {
                sink.Reject(line, "the row is not a JSON object");
                return;
            }
        }
        catch (JsonException e)
        {
            sink.Reject(line, $"not valid JSON: {e.Message}");
            return;
        }
        catch (InvalidOperationException e) when (JsonText.IsNotUnicode(e))
        {
            sink.Reject(line, "a text in it is not valid Unicode");
            return;
        }

        Read(fields, line);
    }

    public void Read(LiteLlmFields fields, long line)
    {
        if (!fields.Metadata.IsEmpty)
            LiteLlmJson.ReadMetadata(fields.Metadata, ref fields);

        if (fields.RequestId.IsEmpty)
        {
            sink.Reject(line, "request_id", fields.RequestId, "the id of the request");
            return;
        }

        if (!Utf8Values.TryInstant(fields.Start, out var at))
        {
            sink.Reject(line, "startTime", fields.Start, "a time such as 2026-11-22 03:46:57.713123");
            return;
        }

        var row = new UsageRow { At = at, Line = line, Requests = 1, Grain = Grain.Request, Sameness = Sameness.KeepFirst };
        if (!TryTokens(fields, line, out row.Tokens) || !TrySpend(fields, line, ref row))
            return;

        row.KeyHash = _hash.Of("litellm"u8).With(fields.RequestId).End();
        row.TraceId = fields.Session.IsEmpty ? null : Encoding.UTF8.GetString(fields.Session);
        row.Series = SeriesOf(fields);
        sink.Add(ref row);
    }

    private bool TryTokens(in LiteLlmFields fields, long line, out TokenCounts tokens)
    {
        tokens = default;
        if (!TryCount("prompt_tokens", fields.Prompt, line, out var prompt)
            || !TryCount("completion_tokens", fields.Completion, line, out var completion)
            || !TryCount("total_tokens", fields.Total, line, out var total)
            || !TryCount("cache_read_input_tokens", fields.CacheRead, line, out var read)
            || !TryCount("cache_creation_input_tokens", fields.CacheWrite, line, out var write)
            || !TryCount("ephemeral_5m_input_tokens", fields.CacheWrite5m, line, out var write5m)
            || !TryCount("ephemeral_1h_input_tokens", fields.CacheWrite1h, line, out var write1h)
            || !TryCount("reasoning_tokens", fields.Reasoning, line, out var reasoning))
            return false;

        if (prompt is null && completion is null)
        {
            sink.Reject(line, "prompt_tokens", fields.Prompt, WholeNumber);
            return false;
        }

        if (total is { } sum && sum != (prompt ?? 0) + (completion ?? 0))
        {
            sink.Reject(line, $"total_tokens is {sum}, expected {(prompt ?? 0) + (completion ?? 0)} (prompt_tokens {prompt ?? 0} + completion_tokens {completion ?? 0})");
            return false;
        }

        // The two lifetimes are known or they are not: never both.
        var split = (write5m ?? 0) + (write1h ?? 0);
        var whole = write ?? (split > 0 ? split : null);
        var unknown = whole is { } known && split == known && split > 0 ? null : whole;
        if (unknown is not null)
            (write5m, write1h) = (null, null);

        var cached = (read ?? 0) + (whole ?? 0);
        if (cached > (prompt ?? 0))
        {
            sink.Reject(line, $"prompt_tokens is {prompt ?? 0}, expected at least {cached} (read from the cache {read ?? 0} + written to it {whole ?? 0}): LiteLLM includes both");
            return false;
        }

        if (reasoning > (completion ?? 0))
        {
            sink.Reject(line, $"reasoning_tokens is {reasoning}, expected at most the completion_tokens {completion ?? 0}");
            return false;
        }

        tokens = new TokenCounts(prompt - cached, read, write5m, write1h, unknown, completion, reasoning);
        return true;
    }

    private bool TryCount(string field, ReadOnlySpan<byte> text, long line, out long? count)
    {
        count = null;
        if (text.IsEmpty)
            return true;

        if (!Utf8Values.TryCount(text, out var value))
        {
            sink.Reject(line, field, text, WholeNumber);
            return false;
        }

        count = value;
        return true;
    }

    private bool TrySpend(in LiteLlmFields fields, long line, ref UsageRow row)
    {
        row.Status = fields.CacheHit.SequenceEqual("True"u8) || fields.CacheHit.SequenceEqual("true"u8) ? EntryStatus.Cached
            : fields.Status.SequenceEqual("failure"u8) ? EntryStatus.Failure
            : fields.Status.SequenceEqual("success"u8) ? EntryStatus.Success
            : null;
        if (fields.Spend.IsEmpty)
            return true;

        if (!Utf8Values.TryNanos(fields.Spend, out var nanos))
        {
            sink.Reject(line, "spend", fields.Spend, "an amount in USD, not negative");
            return false;
        }

        // LiteLLM writes 0 for a model that it cannot price: that is unknown, not free.
        var used = (row.Tokens.Prompt ?? 0) + (row.Tokens.Output ?? 0) > 0;
        if (nanos == 0 && used && row.Status is not (EntryStatus.Cached or EntryStatus.Failure))
            return true;

        row.ReportedNanos = nanos;
        row.ReportedCurrency = "USD";
        return true;
    }

    private SeriesSlot SeriesOf(in LiteLlmFields fields)
    {
        var key = _series.Key(fields.ApiKey).With(fields.KeyAlias).With(fields.Model).With(fields.ModelGroup)
            .With(fields.Provider).With(fields.Team).With(fields.TeamAlias).With(fields.Tags);
        if (key.TryGet(out var known))
            return known;

        var tags = LiteLlmTags.Read(fields.Tags);
        return key.Put(sink.Series(new SeriesFacts(
            Gateway: "litellm",
            Host: Text(fields.Provider),
            RawModel: Text(fields.Model) ?? Text(fields.ModelGroup),
            ApiKey: Text(fields.KeyAlias) ?? Text(fields.ApiKey),
            Project: Text(fields.TeamAlias) ?? Text(fields.Team),
            Tag: tags.Tag,
            Environment: tags.Environment)));
    }

    private static string? Text(ReadOnlySpan<byte> bytes) => bytes.Trim((byte)' ').IsEmpty ? null : Encoding.UTF8.GetString(bytes.Trim((byte)' '));
}
