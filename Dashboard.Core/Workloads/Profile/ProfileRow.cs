namespace Dashboard.Core.Workloads.Profile;

/// <summary>The one row that says who we are; lists have a line for each item.</summary>
public sealed class ProfileRow
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    /// <summary>Countries joined by commas; null is "not said", empty is "none".</summary>
    public string? OperatesIn { get; set; }

    public string? Serves { get; set; }

    /// <summary>Lines of <c>DE Example GmbH</c>.</summary>
    public string? Affiliates { get; set; }

    public bool? BuildsModels { get; set; }

    /// <summary>Lines of <c>Api openai</c>.</summary>
    public string? Contracts { get; set; }

    public string? ChangedBy { get; set; }

    public DateTime? ChangedAt { get; set; }
}
