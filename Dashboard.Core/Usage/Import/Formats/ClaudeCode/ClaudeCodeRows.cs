using System.Text;
using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import.Formats.ClaudeCode;

/// <summary>From a transcript's line to a row of the ledger.</summary>
internal sealed class ClaudeCodeRows(RowSink sink)
{
    private readonly KeyHash _hash = new();
    private readonly Utf8Cache<SeriesSlot> _series = new();
    private readonly Utf8Cache<string> _sessions = new();

    public void Read(ReadOnlySpan<byte> text, long number)
    {
        // Most lines are not answers, and some are long: look before parsing. Quoted inside a text it would be \"usage\".
        if (text.IndexOf("\"usage\""u8) < 0 && text.IndexOf("\"type\":\"assistant\""u8) < 0)
        {
            sink.Skip();
            return;
        }

        var line = default(ClaudeCodeLine);
        try
        {
            if (!ClaudeCodeLine.TryRead(text, ref line))
            {
                sink.Reject(number, "the line is not one JSON object");
                return;
            }
        }
        catch (JsonException e)
        {
            sink.Reject(number, $"not valid JSON, perhaps cut off while it was written: {e.Message}");
            return;
        }
        catch (InvalidOperationException e) when (JsonText.IsNotUnicode(e))
        {
            sink.Reject(number, "a text in it is not valid Unicode");
            return;
        }

        if (!line.HasUsage && !line.IsAssistant)
            sink.Skip();
        else if (Check(line) is { } fault)
            sink.Reject(number, fault);
        else
            Add(line, number);
    }

    private static string? Check(in ClaudeCodeLine line)
    {
        if (line.NullField is { } field)
            return $"{field} is null, expected a value or no such field";

        if (!line.HasUsage)
            return "message.usage is not there, expected an object with token counts";

        if (!line.Version.IsEmpty && !IsVersion(line.Version))
            return $"version is {Utf8Values.Shown(line.Version)}, expected one such as 2.0.31";

        return null;
    }

    private void Add(in ClaudeCodeLine line, long number)
    {
        if (!Utf8Values.TryInstant(line.Timestamp, out var at))
        {
            sink.Reject(number, "timestamp", line.Timestamp, "a time such as 2026-01-09T10:00:00.000Z");
            return;
        }

        if (!TryTokens(line, number, out var tokens))
            return;

        var total = (tokens.Prompt ?? 0) + (tokens.Output ?? 0);
        // Errors of the API are written as answers of nobody without tokens.
        if (total == 0)
        {
            sink.Skip();
            return;
        }

        var row = new UsageRow
        {
            At = at,
            Line = number,
            Grain = Grain.Request,
            Requests = 1,
            Tokens = tokens,
            Status = EntryStatus.Success,
            Sameness = Sameness.KeepFullest,
        };
        if (!line.Cost.IsEmpty)
        {
            if (!Utf8Values.TryNanos(line.Cost, out var nanos))
            {
                sink.Reject(number, "costUSD", line.Cost, "an amount in USD, not negative");
                return;
            }

            row.ReportedNanos = nanos;
            row.ReportedCurrency = "USD";
        }

        row.KeyHash = Key(line);
        row.Rank = Rank(line, total);
        row.Tie = Tie(line, at);
        row.TraceId = Session(line.SessionId);
        row.Series = SeriesOf(line);
        sink.Add(ref row);
    }

    private bool TryTokens(in ClaudeCodeLine line, long number, out TokenCounts tokens)
    {
        tokens = default;
        if (!TryCount("usage.input_tokens", line.Input, number, out var input)
            || !TryCount("usage.output_tokens", line.Output, number, out var output)
            || !TryCount("usage.cache_read_input_tokens", line.CacheRead, number, out var read)
            || !TryCount("usage.cache_creation_input_tokens", line.CacheWrite, number, out var write)
            || !TryCount("usage.cache_creation.ephemeral_5m_input_tokens", line.CacheWrite5m, number, out var write5m)
            || !TryCount("usage.cache_creation.ephemeral_1h_input_tokens", line.CacheWrite1h, number, out var write1h))
            return false;

        // The lifetimes say more than the sum; what of the sum they do not explain has an unknown lifetime.
        var rest = write - (write5m ?? 0) - (write1h ?? 0);
        var unknown = write5m is null && write1h is null ? write : rest > 0 ? rest : null;
        tokens = new TokenCounts(input, read, write5m, write1h, unknown, output);
        return true;
    }

    private bool TryCount(string field, ReadOnlySpan<byte> text, long number, out long? count)
    {
        count = null;
        if (text.IsEmpty)
            return true;

        if (!Utf8Values.TryCount(text, out var value))
        {
            sink.Reject(number, field, text, "a whole number from 0 to 1,000,000,000,000");
            return false;
        }

        count = value;
        return true;
    }

    // The message's id alone: request ids are missing on some copies and other on replays. Very old lines have neither.
    private long Key(in ClaudeCodeLine line)
    {
        var hash = _hash.Of("claude-code"u8);
        if (!line.MessageId.IsEmpty)
            return hash.With(line.MessageId).End();

        return hash.With("no id"u8).With(line.RequestId).With(line.RequestId.IsEmpty ? line.Uuid : default)
            .With(line.RequestId.IsEmpty && line.Uuid.IsEmpty ? line.Timestamp : default).End();
    }

    // Not a replay before a replay; then the larger; then the one that knows its speed; then the event itself before
    // its parent's word; then the one that knows its cost.
    private static long Rank(in ClaudeCodeLine line, long total) =>
        (line.IsSidechain || line.IsProgress ? 0 : 1L << 50)
        | (total << 3)
        | (line.Speed.IsEmpty ? 0 : 4L)
        | (line.IsProgress ? 0 : 2L)
        | (line.Cost.IsEmpty ? 0 : 1L);

    // Among equals the earliest, then anything that does not depend on the order of reading.
    private static long Tie(in ClaudeCodeLine line, long at)
    {
        var content = ContentMark.Of(line.SessionId, line.Model, line.Cwd, line.ServiceTier, line.Cost)
            ^ (ContentMark.Of(line.Input, line.Output, line.CacheRead, line.CacheWrite5m, line.CacheWrite1h) * 31);
        return (at / 1000 << 20) | (content & 0xFFFFF);
    }

    private string? Session(ReadOnlySpan<byte> id)
    {
        if (id.IsEmpty)
            return null;

        var key = _sessions.Key(id);
        return key.TryGet(out var known) ? known : key.Put(Encoding.UTF8.GetString(id));
    }

    private SeriesSlot SeriesOf(in ClaudeCodeLine line)
    {
        var key = _series.Key(line.Model).With(line.Cwd).With(line.Speed).With(line.ServiceTier);
        if (key.TryGet(out var known))
            return known;

        var model = Text(line.Model) is var named and not "<synthetic>" ? named : null;
        return key.Put(sink.Series(new SeriesFacts(
            // Claude by its plain name is Anthropic's own API; other names tell their cloud, or nothing.
            Host: model is not null && model.StartsWith("claude", StringComparison.Ordinal) && !model.Contains('@', StringComparison.Ordinal) ? "anthropic" : null,
            RawModel: model,
            Project: Text(line.Cwd),
            ServiceTier: Text(line.Speed) is "fast" ? "fast" : Text(line.ServiceTier),
            Service: "claude-code")));
    }

    private static bool IsVersion(ReadOnlySpan<byte> text)
    {
        var dots = 0;
        foreach (var c in text)
        {
            if (c == '.')
                dots++;
            else if (c is < (byte)'0' or > (byte)'9')
                break;
        }

        return dots >= 2 && text[0] is >= (byte)'0' and <= (byte)'9';
    }

    private static string? Text(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Encoding.UTF8.GetString(bytes);
}
