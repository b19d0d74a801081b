namespace Dashboard.Core.Usage.Import;

/// <summary>
/// By what a report of sums is grouped: what its rows name. The same days grouped otherwise are the same traffic in other
/// rows, which no key of a row can tell. The numbers stand in the table of imports.
/// </summary>
[Flags]
public enum ReportGrouping
{
    /// <summary>One sum for the whole organisation.</summary>
    None = 0,
    Model = 1,
    Key = 2,
    Project = 4,
    ServiceTier = 8,

    /// <summary>What a series knows of it.</summary>
    OfSeries = Model | Key | Project | ServiceTier,
    User = 16,

    /// <summary>The size of prompts, a region, a kind of picture: what only tells rows apart.</summary>
    Other = 32,

    /// <summary>Keys and projects are named as people see them, not by id.</summary>
    Names = 64,
}
