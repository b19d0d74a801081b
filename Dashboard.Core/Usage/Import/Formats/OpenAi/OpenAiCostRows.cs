using System.Globalization;

using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.OpenAi;

/// <summary>From OpenAI's cost lines to the cost ledger.</summary>
internal sealed class OpenAiCostRows(RowSink sink)
{
    // More days than anybody's: what is held back until the end must not grow without end.
    private const int MostTotals = 100_000;

    private readonly BucketRows _rows = new(sink, "openai-costs");
    private readonly Dictionary<(Bucket, string?, string), decimal> _parts = [];
    private readonly Dictionary<(Bucket When, string? Account, string Currency), (long Line, decimal Amount)> _totals = [];

    public void ReadBucket(JsonFields bucket)
    {
        if (BucketOf(bucket) is not { } when)
        {
            sink.Reject(bucket.Line, bucket.Fault!);
            return;
        }

        foreach (var result in JsonPages.Inside(bucket, "results", sink))
            Add(result, when, result.NeededAmount("amount.value"), result.Text("amount.currency"));
    }

    public void ReadCsv(CsvRows row)
    {
        if (BucketOf(row) is not { } when)
            sink.Reject(row.Line, row.Fault!);
        else if (row.Text("amount_value") is null && row.Text("line_item") is null)
            sink.Skip();
        else
            Add(row, when, row.NeededAmount("amount_value"), row.Text("amount_currency"));
    }

    /// <summary>Puts in what totals have more than their parts.</summary>
    public void End()
    {
        foreach (var (key, (line, amount)) in _totals)
        {
            // It had no dimension: that is what made it a total.
            var row = new NoFields(line);
            var rest = amount - _parts.GetValueOrDefault(key);
            // Less than its parts, it is no total of them.
            if (rest < 0 && amount >= 0)
                Put(row, key.When, key.Account, amount, key.Currency);
            else if (decimal.Round(rest, 9) == 0 && _parts.ContainsKey(key))
                sink.Skip();
            else
                Put(row, key.When, key.Account, rest, key.Currency);
        }
    }

    private static Bucket? BucketOf(RowFields row)
    {
        var (start, end) = (row.Count("start_time"), row.Count("end_time"));
        if (start is { } s && end is { } e && e > s && Utf8Values.TryUnixSeconds(s, out var at))
            return new Bucket(at, (e - s) switch { <= 60 => Grain.Minute, <= 3600 => Grain.Hour, <= 86400 => Grain.Day, _ => Grain.Month }, Bucket.Spanned(e - s));

        row.Blame($"the bucket runs from start_time {Shown(start)} to end_time {Shown(end)}, expected seconds since 1970, the later ones after the earlier");
        return null;

        static string Shown(long? seconds) => seconds?.ToString(CultureInfo.InvariantCulture) ?? "nothing";
    }

    private void Add(RowFields row, Bucket bucket, decimal? amount, string? currency)
    {
        if (amount is not { } charged || row.Fault is not null)
        {
            sink.Reject(row.Line, row.Fault ?? "amount is empty, expected a decimal amount");
            return;
        }

        var account = row.Text("organization_id");
        var key = (bucket, account, currency ?? "usd");
        if (row.Text("line_item") is null && row.Text("project_id") is null && row.Text("api_key_id") is null && row.Text("user_id") is null
            && !_totals.ContainsKey(key) && _totals.Count < MostTotals)
        {
            _totals[key] = (row.Line, charged);
            return;
        }

        if (_parts.Count < MostTotals || _parts.ContainsKey(key))
            _parts[key] = _parts.GetValueOrDefault(key) + charged;

        Put(row, bucket, account, charged, key.Item3);
    }

    private void Put(RowFields row, Bucket bucket, string? account, decimal amount, string currency)
    {
        var text = row.Text("line_item");
        var item = OpenAiLineItem.Read(text, amount);
        _rows.Charge(
            row, bucket,
            new SeriesFacts(Account: account, Contract: "openai", Host: "openai", RawModel: item.Model, ApiKey: row.Text("api_key_id"), Project: row.Text("project_id")),
            amount, currency, item.Kind, text, row.Text("user_id"), row.Text("api_source"));
    }
}
