using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Copilot;

/// <summary>
/// GitHub's billing reports of a user, an organisation or an enterprise: usage, premium requests and AI credits.
/// <code>
/// {"timePeriod":{"year":2026,"month":6},"organization":"acme","usageItems":[{"product":"Copilot","sku":"Copilot Premium Request","model":"GPT-5",
///   "unitType":"requests","pricePerUnit":0.04,"grossQuantity":100,"grossAmount":4.0,"discountQuantity":0,"discountAmount":0.0,"netQuantity":100,"netAmount":4.0}]}
/// {"usageItems":[{"date":"2026-06-01","product":"Copilot","sku":"Copilot Premium Request","quantity":100,"unitType":"requests","pricePerUnit":0.04,
///   "grossAmount":4.0,"discountAmount":0,"netAmount":4.0,"organizationName":"acme","repositoryName":"acme/app"}]}
/// date,username,product,sku,model,quantity,unit_type,applied_cost_per_quantity,gross_amount,discount_amount,net_amount,organization,cost_center_name
/// </code>
/// What counts is <c>netAmount</c>, in US dollars: the gross less what the plan includes. Premium requests and credits are
/// units of the bill, with factors by model, and no count of requests. Other products (Actions, Codespaces) are passed over.
/// </summary>
internal sealed class CopilotBillingFormat : IUsageFormat
{
    public string Name => "github-copilot";

    public string LooksFor => "GitHub's billing reports (usageItems with product, sku and netAmount, or the CSV with sku, unit_type and net_amount)";

    public string Convention =>
        "netAmount counts, in US dollars: gross less what the plan includes. Units of the bill are no requests. Only Copilot and Models are taken; a report of a month stands for the month.";

    public string Sample => """
        {"timePeriod":{"year":2026,"month":6},"organization":"acme","usageItems":[{"product":"Copilot","sku":"Copilot Premium Request","model":"GPT-5",
          "unitType":"requests","pricePerUnit":0.04,"grossQuantity":100,"grossAmount":4.0,"discountQuantity":0,"discountAmount":0.0,"netQuantity":100,"netAmount":4.0}]}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("sku") && head.Columns.Contains("unittype") && head.Columns.Contains("netamount") && head.Columns.Contains("date")
        : head.Shape == FileShape.JsonObjects && head.Objects is [var report, ..] && report.Contains("usageItems");

    public string? Refuses(FileHead head) => CopilotAnswers.WhatItIs(head);

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        if (head.Shape == FileShape.Csv)
        {
            var rows = new BucketRows(sink, Name, repeats: true);
            using var csv = new CsvRows(stream, head, sink);
            while (csv.TryRead(ct))
                CopilotCharge.Put(sink, rows, csv, CopilotNames.Csv, csv.Time("date") is { } day ? Bucket.DayOf(day) : default, null);

            return;
        }

        // What the items are about may stand behind them: it is read from the beginning of the file, else items wait for it.
        var report = new Report(sink);
        var facts = JsonPages.Read(stream, "usageItems", sink, report.Hold, ct);
        report.End(facts);
    }

    private sealed class Report(RowSink sink)
    {
        private const int MostHeld = 50_000;

        private readonly BucketRows _rows = new(sink, "github-copilot", repeats: true);
        private readonly List<JsonFields> _held = [];

        public void Hold(JsonFields item)
        {
            if (item.Text("date") is not null)
                Put(item, item.Time("date") is { } day ? Bucket.DayOf(day) : default, null);
            else if (_held.Count < MostHeld)
                _held.Add(new JsonFields(item.Element.Clone(), item.Line));
            else
                sink.Reject(item.Line, $"the report has more than {MostHeld} items without a date of their own");
        }

        public void End(IReadOnlyDictionary<string, string?> facts)
        {
            var bucket = PeriodOf(JsonPages.Fact(facts, "timePeriod"));
            // One person's report is a part of the organisation's: as an account of its own the two can be told to overlap.
            var whole = facts.GetValueOrDefault("organization") ?? facts.GetValueOrDefault("enterprise");
            var user = facts.GetValueOrDefault("user");
            var account = whole is null || user is null ? whole ?? user : $"{whole}/{user}";
            foreach (var item in _held)
            {
                if (bucket is { } when)
                    Put(item, when, account);
                else
                    sink.Reject(item.Line, "the item has no date and the report no timePeriod with a year and a month");
            }
        }

        private void Put(JsonFields item, Bucket bucket, string? account) => CopilotCharge.Put(sink, _rows, item, CopilotNames.Json, bucket, account);

        private static Bucket? PeriodOf(JsonFields? fields)
        {
            if (fields?.Count("year") is not { } year || year is < 2000 or > 2199)
                return null;

            var (month, day) = (fields.Count("month"), fields.Count("day"));
            if (month is < 1 or > 12 || (day is { } d && (d < 1 || d > DateTime.DaysInMonth((int)year, (int)(month ?? 1)))))
                return null;

            var start = new DateTime((int)year, (int)(month ?? 1), (int)(day ?? 1), 0, 0, 0, DateTimeKind.Utc);
            var until = day is not null ? start.AddDays(1) : month is not null ? start.AddMonths(1) : start.AddYears(1);
            return new Bucket(UtcMicroseconds.From(start), day is null ? Grain.Month : Grain.Day, (until - start).Days);
        }
    }
}
