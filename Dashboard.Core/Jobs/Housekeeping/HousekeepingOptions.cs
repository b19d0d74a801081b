namespace Dashboard.Core.Jobs.Housekeeping;

/// <summary>The databases to look after.</summary>
public sealed record HousekeepingOptions(IReadOnlyList<string> Databases);
