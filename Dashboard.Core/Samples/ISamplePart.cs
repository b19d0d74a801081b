namespace Dashboard.Core.Samples;

/// <summary>What one room has in the sample workspace. A part marks what it makes before making it, finds all of it by the marks, and may be broken off anywhere.</summary>
public interface ISamplePart
{
    /// <summary>What is being made or taken away, in the words of the progress: "Terms and their changes".</summary>
    string Title { get; }

    /// <summary>What stands in the way, in a sentence; null when nothing does. Asked of every part before any of them writes.</summary>
    Task<string?> ObstacleAsync(CancellationToken ct);

    /// <summary>Makes what is missing; running it again changes nothing.</summary>
    /// <param name="told">Hears how many rows there are so far.</param>
    Task LoadAsync(SampleMoment moment, Action<long> told, CancellationToken ct);

    /// <summary>Takes away what is marked, and the marks; nothing else.</summary>
    /// <param name="told">Hears how many rows have gone so far.</param>
    Task RemoveAsync(Action<long> told, CancellationToken ct);
}
