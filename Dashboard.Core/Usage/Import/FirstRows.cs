using System.Collections.Concurrent;

using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import;

/// <summary>Keeps the first rows of each file for a preview.</summary>
internal sealed class FirstRows(int count)
{
    private readonly ConcurrentDictionary<FileTally, List<ImportedRow>> _rows = new();

    public Action<FileTally, UsageRow>? Look => count == 0 ? null : Keep;

    public IReadOnlyList<ImportedRow> Of(FileTally file) => _rows.GetValueOrDefault(file) ?? [];

    private void Keep(FileTally file, UsageRow row)
    {
        var rows = _rows.GetOrAdd(file, _ => []);
        if (rows.Count >= count)
            return;

        var (facts, thought) = (row.Series.Facts, row.Series.Thought);
        rows.Add(new ImportedRow(
            row.Line, UtcMicroseconds.To(row.At), facts.RawModel, thought.ModelKey, facts.Host, facts.ApiKey, facts.Project, thought.WorkloadKey,
            row.Requests, row.Tokens, Money.FromNanos(row.ComputedNanos), row.ReportedCurrency == "USD" ? Money.FromNanos(row.ReportedNanos) : null));
    }
}
