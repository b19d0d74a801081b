using System.Text;

using Dashboard.Core.Marks;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Reports.Registers;

/// <summary>
/// A CSV file in the shape of template B_07.01 of Implementing Regulation (EU) 2024/2956. What routes and findings say is filled in;
/// everything else is marked as a gap: contracts, audits and exit plans are not known here.
/// </summary>
public sealed class DoraRegister(RiskFactsQuery facts, ReportingDayQuery days, ModelCatalogue catalogue, SampleMarksQuery marks)
{
    public const string Gap = "GAP";

    private const string NotPerformed = "eba_ZZ:x799", YesNoNotPerformed = "eba_BT:x21", Yes = "eba_BT:x28", No = "eba_BT:x29";

    private static readonly string[] Columns =
    [
        "Provider", "Workload", "Criticality",
        "B_07.01.0010 Contractual arrangement reference number", "B_07.01.0020 Identification code of the provider", "B_07.01.0030 Type of code", "B_07.01.0040 Type of ICT services",
        "B_07.01.0050 Substitutability", "B_07.01.0060 Reason if not or hardly substitutable", "B_07.01.0070 Date of the last audit", "B_07.01.0080 Exit plan",
        "B_07.01.0090 Possibility of reintegration", "B_07.01.0100 Impact of discontinuing", "B_07.01.0110 Alternatives identified", "B_07.01.0120 Alternative providers",
        "Follows from", "To fill in",
    ];

    /// <param name="asOf">The last day of the traffic; null is today.</param>
    public async Task<(string Csv, int Rows)> MakeAsync(DateOnly? asOf, CancellationToken ct)
    {
        var known = await facts.ReadAsync(asOf ?? (await days.TodayAsync(ct)).Today, ct);
        var rows = new DoraAssessment(ScenarioQuery.Open(known, catalogue), RiskQuery.Judge(known, catalogue), catalogue.NameOf).Rows();
        return (Write(rows, await marks.AnyAsync(ct)), rows.Count);
    }

    /// <summary>The file. Pure.</summary>
    public static string Write(IReadOnlyList<DoraRow> rows, bool sample)
    {
        var csv = new StringBuilder();
        csv.Append(CsvCell.Line(Columns)).Append("\r\n");
        foreach (var row in rows)
            csv.Append(CsvCell.Line(Cells(row, sample))).Append("\r\n");

        return csv.ToString();
    }

    private static List<string> Cells(DoraRow row, bool sample)
    {
        List<string> cells =
        [
            row.Provider ?? Gap, row.Workload, row.Criticality.ToString().ToLowerInvariant(),
            Gap, Gap, Gap, Gap,
            row.Substitutability is { } how ? $"eba_ZZ:x{(int)how}" : Gap,
            Reason(row.Substitutability),
            Gap, Gap, Gap,
            row.Impact is { } impact ? $"eba_ZZ:x{(int)impact}" : NotPerformed,
            row.Alternatives is null ? YesNoNotPerformed : row.Alternatives.Count > 0 ? Yes : No,
            row.Alternatives is null ? Gap : string.Join("; ", row.Alternatives),
            sample ? $"{SampleMarksQuery.Word}, made-up figures. {row.Basis}" : row.Basis,
        ];
        cells.Add(string.Join("; ", Columns.Zip(cells).Where(c => c.Second is Gap or NotPerformed or YesNoNotPerformed).Select(c => c.First)));
        return cells;
    }

    // Asked only of what is not, or hardly, substitutable: no alternative, or one that is hard to move to.
    private static string Reason(Substitutability? how) => how switch
    {
        null => Gap,
        Substitutability.None => "eba_ZZ:x963",
        Substitutability.HighlyComplex => "eba_ZZ:x964",
        _ => "",
    };
}
