namespace Dashboard.Core.Reports.Documents;

/// <summary>What leaves the house, whatever the file: writers know this and nothing else.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Period">What it covers, in words.</param>
/// <param name="GeneratedAt">When it was made, UTC.</param>
public sealed record ReportDocument(string Title, string Period, DateTime GeneratedAt, IReadOnlyList<ReportSection> Sections);

/// <summary>One part: sentences, then figures in a table; either may be missing.</summary>
public sealed record ReportSection(string Heading, IReadOnlyList<string> Sentences, ReportTable? Table = null);

/// <summary>Rows under named columns; every row has as many cells as there are columns.</summary>
public sealed record ReportTable(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows);

/// <summary>A column; numbers stand on the right.</summary>
public sealed record ReportColumn(string Name, bool Numeric = false);
