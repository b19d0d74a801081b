using System.Globalization;

using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Cli;

/// <summary>Spend as a table for the terminal.</summary>
internal static class SpendText
{
    public static void Write(SpendQuestion question, SpendAnswer answer, TextWriter output)
    {
        List<string[]> table = [[.. question.By.Select(k => k.Name()), "requests", "input", "cache read", "cache write", "output", "USD", "unpriced"]];
        table.AddRange(answer.Rows.Select(r => Line(r.Keys.Select(k => k ?? "(unknown)"), r.Figures)));
        table.Add(Line(question.By.Select((_, at) => at == 0 ? "total" : ""), answer.Totals));

        var widths = Enumerable.Range(0, table[0].Length).Select(c => table.Max(l => l[c].Length)).ToArray();
        foreach (var line in table)
            output.WriteLine(string.Join("  ", line.Select((cell, c) => c < question.By.Count ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd());

        output.WriteLine($"Days in {answer.TimeZone}; {question.Period.From:yyyy-MM-dd} to {question.Period.Until.AddDays(-1):yyyy-MM-dd}.");
    }

    private static string[] Line(IEnumerable<string> keys, SpendFigures figures) =>
    [
        .. keys,
        Number(figures.Requests), Number(figures.Tokens.Input), Number(figures.Tokens.CacheRead), Number(figures.Tokens.CacheWrite), Number(figures.Tokens.Output),
        figures.CostUsd?.ToString("N2", CultureInfo.InvariantCulture) ?? "?",
        figures.UnpricedEntries == 0 ? "" : Number(figures.UnpricedEntries),
    ];

    private static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "?";
}
