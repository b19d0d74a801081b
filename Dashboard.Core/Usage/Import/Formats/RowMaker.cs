using System.Globalization;
using System.Text;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import.Formats;

/// <summary>What formats of moderate size share: keys from texts, rows of requests, checks of totals.</summary>
internal sealed class RowMaker(RowSink sink)
{
    private readonly KeyHash _hash = new();

    public RowSink Sink => sink;

    /// <summary>The values of the row at hand.</summary>
    public CheckedValues Fields { get; } = new();

    /// <summary>The hash of these parts; a missing part and an empty one differ.</summary>
    public long Key(params ReadOnlySpan<string?> parts)
    {
        var hash = _hash.Of("row"u8);
        foreach (var part in parts)
            hash = hash.With(part is null ? "\0"u8 : Encoding.UTF8.GetBytes(part));

        return hash.End();
    }

    public static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A request of which copies may come: the one with most tokens stands, among equals the earliest.</summary>
    public static UsageRow Request(long at, long line, TokenCounts tokens, long key) => new()
    {
        At = at,
        Line = line,
        Grain = Grain.Request,
        Requests = 1,
        Tokens = tokens,
        KeyHash = key,
        Sameness = Sameness.KeepFullest,
        Rank = Sum(tokens),
        Tie = (at / 1000 << 20) | (key & 0xFFFFF),
        Status = EntryStatus.Success,
    };

    /// <summary>A bucket of a report: a later statement of the same bucket replaces it.</summary>
    public static UsageRow Bucket(long at, long line, Grain grain, TokenCounts tokens, long? requests, long key) => new()
    {
        At = at,
        Line = line,
        Grain = grain,
        Requests = requests,
        Tokens = tokens,
        KeyHash = key,
        Sameness = Sameness.Replace,
    };

    public static void Report(ref UsageRow row, long? nanos, string currency = "USD")
    {
        row.ReportedNanos = nanos;
        row.ReportedCurrency = nanos is null ? null : currency;
    }

    public static long Sum(TokenCounts tokens) => (tokens.Prompt ?? 0) + (tokens.Output ?? 0);

    /// <summary>Takes the row, passes over one without tokens, or rejects what its fields said.</summary>
    public void Add(ref UsageRow row, SeriesFacts facts)
    {
        if (Fields.Fault is { } fault)
        {
            sink.Reject(row.Line, fault);
            return;
        }

        // Agents write answers that never came as answers without tokens.
        if (Sum(row.Tokens) == 0 && row.ReportedNanos is null or 0)
        {
            sink.Skip();
            return;
        }

        row.Series = sink.Series(facts);
        sink.Add(ref row);
    }
}
