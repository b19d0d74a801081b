using System.Text;
using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Cursor;

/// <summary>From an event to a row of the ledger.</summary>
internal sealed class CursorRows(RowSink sink)
{
    private readonly RowMaker _maker = new(sink);

    public void Read(CursorColumns row)
    {
        var fields = _maker.Fields;
        fields.Begin();
        if (!Moments.TryRead(row.Date, out var at))
            fields.Blame($"Date is {Utf8Values.Shown(row.Date)}, expected a time such as 2026-06-10T12:55:01.730Z");

        var written = fields.Count("Input (w/ Cache Write)", row.Written);
        var input = fields.Count("Input (w/o Cache Write)", row.Input);
        var read = fields.Count("Cache Read", row.Read);
        var output = fields.Count("Output Tokens", row.Output);
        var sum = (written ?? 0) + (input ?? 0) + (read ?? 0) + (output ?? 0);
        if (fields.Count("Total Tokens", row.Total) is { } total && total != sum)
        {
            if (written >= input && total == sum - input)
                written -= input;
            else
                fields.Blame($"Total Tokens is {total}, expected {sum} (Input (w/ Cache Write) {written ?? 0} + Input (w/o Cache Write) {input ?? 0} + Cache Read {read ?? 0} + Output Tokens {output ?? 0})");
        }

        Add(at, row.Line, new TokenCounts(input, read, CacheWriteUnknown: written, Output: output), row.Model, row.User, row.Kind, Charged(row.Cost, row.Kind));
    }

    public void Read(JsonElement happened, long line)
    {
        var fields = _maker.Fields;
        fields.Begin();
        var at = fields.Instant(happened, "timestamp") ?? 0;
        var usage = happened.FindObject("tokenUsage") ?? default;
        var tokens = new TokenCounts(
            fields.Count(usage, "inputTokens"), fields.Count(usage, "cacheReadTokens"), CacheWriteUnknown: fields.Count(usage, "cacheWriteTokens"), Output: fields.Count(usage, "outputTokens"));
        // What the tokens are worth is told too: what is charged goes first.
        var cents = fields.Nanos(happened, "chargedCents") ?? fields.Nanos(usage, "totalCents");
        Add(at, line, tokens, happened.FindText("model"), happened.FindText("userEmail"), happened.FindText("kind"), cents / 100);
    }

    private void Add(long at, long line, TokenCounts tokens, string? model, string? user, string? kind, long? nanos)
    {
        // Events have no id. Their millisecond, model and tokens are the same in the CSV and on the pages.
        var row = RowMaker.Request(at, line, tokens, _maker.Key(
            "cursor", RowMaker.Number(at / 1000), model, RowMaker.Number(tokens.Input ?? 0), RowMaker.Number(tokens.CacheRead ?? 0),
            RowMaker.Number(tokens.CacheWriteUnknown ?? 0), RowMaker.Number(tokens.Output ?? 0)));
        // The CSV tells the user and the pages the cents: the copy that knows a cost stands.
        row.Rank = nanos is null ? 0 : user is null ? 1 : 2;
        row.Status = kind is not null && kind.StartsWith("Errored", StringComparison.OrdinalIgnoreCase) ? EntryStatus.Failure : EntryStatus.Success;
        RowMaker.Report(ref row, nanos);
        _maker.Add(ref row, new SeriesFacts(Contract: "cursor", Gateway: "cursor", RawModel: model, ApiKey: user, Service: "cursor"));
    }

    // "Included", "Free" and "Errored, No Charge" cost nothing beyond the plan; an empty field or "NaN" says nothing.
    private long? Charged(string? cost, string? kind)
    {
        var text = cost?.Trim().TrimStart('$').Replace(",", "", StringComparison.Ordinal);
        if (text is "Included" or "Free" or "No Charge" || (text is null or "" or "-" or "NaN" && IsFree(kind)))
            return 0;

        if (text is null or "" or "-" or "NaN")
            return null;

        if (Utf8Values.TryNanos(Encoding.UTF8.GetBytes(text), out var nanos))
            return nanos;

        _maker.Fields.Blame($"Cost is {Utf8Values.Shown(Encoding.UTF8.GetBytes(cost!))}, expected an amount in USD, Included or Free");
        return null;
    }

    private static bool IsFree(string? kind) => kind is not null
        && (kind.Contains("No Charge", StringComparison.OrdinalIgnoreCase) || kind is "Free" or "Included");
}
