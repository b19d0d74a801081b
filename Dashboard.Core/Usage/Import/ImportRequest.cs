using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import;

/// <summary>What to import.</summary>
/// <param name="Format">Null recognises each file by its content.</param>
/// <param name="Connection">Null is the format and the account that the rows name.</param>
/// <param name="DryRun">Count what would be added, and add nothing.</param>
public sealed record ImportRequest(SourceSelection Sources, string? Format = null, string? Connection = null, bool DryRun = false)
{
    /// <summary>The files are all that a source says of these days of a connection: they replace what it said before, all or nothing.</summary>
    public Window? Window { get; init; }

    /// <summary>What columns are, for tables that have all the columns of a mapping; the first that fits counts, other files are recognised as always.</summary>
    public IReadOnlyList<CsvMapping> Mappings { get; init; } = [];

    /// <summary>Read also what was read before and has not changed.</summary>
    public bool Again { get; init; }

    /// <summary>How many of the first rows of each file to show, for a preview.</summary>
    public int RowsToShow { get; init; }

    /// <summary>Reads every source, whatever it looks like: for what is sent, where the sender says what it is.</summary>
    internal IUsageFormat? Given { get; init; }

    /// <summary>What is sent in many small pieces has one line among the imports, not one for each.</summary>
    internal bool Continues { get; init; }

    /// <summary>Opens standard input or an upload; files open themselves.</summary>
    public Func<Stream> OpenStandardInput { get; init; } = Console.OpenStandardInput;
}
