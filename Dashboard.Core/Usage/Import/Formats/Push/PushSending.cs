namespace Dashboard.Core.Usage.Import.Formats.Push;

/// <summary>What is known of the sending that rows came in, and what was wrong with them.</summary>
internal sealed class PushSending
{
    /// <summary>More faults than these are only counted.</summary>
    public const int MaxErrors = 1000;

    private readonly List<PushError> _errors = [];

    /// <summary>By which the sender says that it is the same sending again; null when it said nothing.</summary>
    public string? Key { get; init; }

    /// <summary>Moments after this one cannot be right; microseconds since 1970.</summary>
    public long Latest { get; init; } = long.MaxValue;

    public IReadOnlyList<PushError> Errors => _errors;

    public void Add(PushError error)
    {
        if (_errors.Count < MaxErrors)
            _errors.Add(error);
    }
}

/// <summary>What is wrong with one row.</summary>
/// <param name="Index">Its place among the rows, from zero.</param>
/// <param name="Field">Empty when it is the row as a whole.</param>
public sealed record PushError(long Index, string Field, string Message);
