using System.Globalization;
using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.CcUsage;

/// <summary>Finds the finest report of a document, reads its rows and compares them with the report's own sums.</summary>
internal sealed class CcUsageReport(RowSink sink)
{
    private readonly CcUsageRows _rows = new(sink);

    /// <param name="firstLine">On which line of its file the document begins.</param>
    public void Read(ReadOnlyMemory<byte> document, long firstLine, CancellationToken ct)
    {
        var found = CcUsageLists.Find(document.Span);
        using var parsed = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = ReadLimits.Depth });
        // Each list restates the others: days tell most, then weeks, months, sessions and blocks.
        var best = found.Where(l => l.Kind is not null).OrderBy(l => l.Kind).FirstOrDefault();
        var rejected = sink.File.Rejected;
        foreach (var list in found)
        {
            foreach (var (start, length) in list.Items)
            {
                ct.ThrowIfCancellationRequested();
                if (best is null || list.Kind != best.Kind || (list != best && list.Project is null))
                {
                    sink.Skip();
                    continue;
                }

                var line = firstLine + document.Span[..start].Count((byte)'\n');
                JsonRows.One(document.Span.Slice(start, length), line, sink, (row, at) => _rows.Read(row, at, list.Kind!.Value, list.Project));
            }
        }

        if (best is null)
            sink.Reject(firstLine, "there is no list of days, weeks, months, sessions or blocks in it");
        else if (sink.File.Rejected == rejected)
            Compare(parsed.RootElement, best);
    }

    private void Compare(JsonElement root, CcUsageList best)
    {
        var around = root;
        foreach (var name in best.Path.SkipLast(best.Project is null ? 1 : 2))
            around = around.TryGetProperty(name, out var inner) ? inner : default;

        if (around.FindObject("totals", "summary") is not { } sums)
            return;

        var fields = new CheckedValues();
        if (fields.Count(sums, "totalTokens") is { } tokens && _rows.Tokens is { } added && tokens != added)
            sink.File.AddFault(0, string.Create(CultureInfo.InvariantCulture, $"the report's totalTokens is {tokens}, its rows add up to {added}: the rows count"));

        // Sums of binary fractions differ in their last digits.
        if (fields.Nanos(sums, "totalCost", "totalCostUSD", "costUSD") is { } cost && _rows.Nanos is { } nanos && Math.Abs(cost - nanos) > 10_000)
            sink.File.AddFault(0, string.Create(CultureInfo.InvariantCulture, $"the report's cost is {cost / 1e9m:0.######} USD, its rows add up to {nanos / 1e9m:0.######}: the rows count"));
    }
}

/// <summary>What a row of a report stands for; the finer first.</summary>
internal enum CcUsageKind
{
    Day,
    Week,
    Month,
    Session,
    Block,
}
