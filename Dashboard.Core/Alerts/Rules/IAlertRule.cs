using Dashboard.Core.Units;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>One question asked of a read model: what deserves a person now?</summary>
public interface IAlertRule
{
    /// <summary>The rule's short name, kept for ever: with the subject it makes an alert the same alert.</summary>
    string Id { get; }

    /// <summary>Everything that holds now. What is not named any more is resolved; an exception resolves nothing.</summary>
    Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct);
}

/// <summary>Something that holds now.</summary>
/// <param name="Subject">What it is about; one open alert for each rule and subject.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Title">One sentence with a subject.</param>
/// <param name="Detail">The evidence: quoted text or the figures behind the sentence.</param>
/// <param name="Path">The page that shows it.</param>
public sealed record AlertCandidate(string Subject, Level Level, string Title, string Detail, string Path);
