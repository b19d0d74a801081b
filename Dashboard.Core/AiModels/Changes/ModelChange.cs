namespace Dashboard.Core.AiModels.Changes;

/// <summary>Something that changed on a host's list.</summary>
public sealed class ModelChange
{
    public long Id { get; init; }

    public int SourceId { get; init; }

    public required string Host { get; init; }

    public ModelChangeType Type { get; init; }

    /// <summary>The host's id; of a rename the new one.</summary>
    public required string RawModel { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>When the poll saw it.</summary>
    public DateTime At { get; init; }

    public ModelChangeState State { get; set; }

    /// <summary>When it stopped being a suspicion, either way.</summary>
    public DateTime? SettledAt { get; set; }
}

/// <summary>What happened to a model at a host.</summary>
public enum ModelChangeType
{
    Appeared,
    Vanished,
    Renamed,

    /// <summary>The host named a day from which it will not answer.</summary>
    RetirementAnnounced,
    RetirementMoved,
    RetirementWithdrawn,

    /// <summary>The host says that it is on its way out, without a day.</summary>
    Deprecated,
    Undeprecated,
    PriceChanged,
    ContextChanged,
}

/// <summary>How sure we are.</summary>
public enum ModelChangeState
{
    Confirmed,

    /// <summary>Missing from one poll; the next decides.</summary>
    Suspected,

    /// <summary>It was back at the next poll.</summary>
    Withdrawn,
}
