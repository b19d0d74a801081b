using System.Text;
using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.CcUsage;

/// <summary>From a row of a report to rows of the ledger, one a model where the report tells them apart.</summary>
internal sealed class CcUsageRows(RowSink sink)
{
    private readonly RowMaker _maker = new(sink);

    /// <summary>What the rows' own totals add up to; null when none told one.</summary>
    public long? Tokens { get; private set; }

    public long? Nanos { get; private set; }

    public void Read(JsonElement row, long line, CcUsageKind kind, string? project)
    {
        var fields = _maker.Fields;
        fields.Begin();
        // The time between two blocks is listed as a block too.
        if (row.Find("isGap") is { ValueKind: JsonValueKind.True })
        {
            sink.Skip();
            return;
        }

        var at = At(row, kind);
        var whole = CcUsageCounts.Read(fields, row.FindObject("tokenCounts") ?? row, fields.Count(row, "totalTokens"));
        var cost = fields.Nanos(row, "totalCost", "costUSD");
        var requests = fields.Count(row, "messageCount", "entries");
        var parts = CcUsageCounts.Parts(fields, row, whole, cost);
        if (fields.Fault is { } fault)
        {
            sink.Reject(line, fault);
            return;
        }

        if (row.Find("totalTokens") is not null)
            Tokens = (Tokens ?? 0) + RowMaker.Sum(whole);

        if (cost is not null)
            Nanos = (Nanos ?? 0) + cost;

        var facts = new SeriesFacts(
            // Reports of other grains are told apart: they sum up the same requests.
            Account: kind == CcUsageKind.Day ? null : kind.ToString().ToLowerInvariant() + "s",
            Project: project ?? row.FindText("project", "projectPath", "directory"),
            Service: row.FindText("agent") ?? "ccusage");
        var session = kind == CcUsageKind.Session ? row.FindText("sessionId", "session") : null;
        foreach (var part in parts)
        {
            var key = _maker.Key("ccusage", sink.File.Connection, kind.ToString(), RowMaker.Number(at), facts.Project, facts.Service, session, part.Model);
            var entry = RowMaker.Bucket(at, line, kind is CcUsageKind.Session or CcUsageKind.Block ? Grain.Session : Grain.Day, part.Tokens, parts.Count == 1 ? requests : null, key);
            entry.TraceId = session;
            // It writes 0 for a model whose price it does not know.
            RowMaker.Report(ref entry, part.Nanos is > 0 ? part.Nanos : null);
            _maker.Add(ref entry, facts with { RawModel = part.Model is "<synthetic>" or "unknown" ? null : part.Model });
        }
    }

    private long At(JsonElement row, CcUsageKind kind)
    {
        var fields = _maker.Fields;
        if (kind == CcUsageKind.Block)
            return fields.Instant(row, "startTime", "blockStart", "id") ?? 0;

        var (name, expected) = kind switch
        {
            CcUsageKind.Day => ("date", "a day such as 2026-01-31"),
            CcUsageKind.Week => ("week", "the first day of a week such as 2026-01-26"),
            CcUsageKind.Month => ("month", "a month such as 2026-01"),
            _ => (row.Find("firstActivity") is null ? "lastActivity" : "firstActivity", "a day or time such as 2026-01-31T10:00:00Z"),
        };
        var text = Encoding.UTF8.GetBytes(row.FindText(name) ?? "");
        var at = 0L;
        var good = kind switch
        {
            CcUsageKind.Month => Moments.TryMonth(text, out at),
            CcUsageKind.Session => Moments.TryRead(text, out at) || Moments.TryDay(text, out at),
            _ => Moments.TryDay(text, out at),
        };
        if (!good)
            fields.Blame($"{name} is {Utf8Values.Shown(text)}, expected {expected}");

        return at;
    }
}
