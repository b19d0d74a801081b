namespace Dashboard.Core.Samples;

/// <summary>How the sample workspace stands; there is one row or none.</summary>
public sealed class SampleLoad
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public SampleState State { get; set; }

    /// <summary>The moment that it is made for; kept when a load is broken off and taken up again.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>When it was last written to; a load whose process died stops here.</summary>
    public DateTime HeardAt { get; set; }

    /// <summary>The part that is being made or taken away.</summary>
    public string Step { get; set; } = "";

    public int StepsDone { get; set; }

    public int Steps { get; set; }

    /// <summary>Rows of usage so far.</summary>
    public long Rows { get; set; }

    /// <summary>Why it stopped; null when it did not.</summary>
    public string? Problem { get; set; }
}

/// <summary>Where the sample workspace is.</summary>
public enum SampleState
{
    /// <summary>Asked for; a job will take it up.</summary>
    Waiting,
    Loading,
    Loaded,
    Removing,

    /// <summary>A load or a removal broke off; running it again finishes it.</summary>
    Stopped,
}
