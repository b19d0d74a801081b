using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Whether a capture is the document.</summary>
public abstract record CaptureVerdict
{
    private CaptureVerdict()
    {
    }

    public sealed record Accepted : CaptureVerdict
    {
        public static Accepted Instance { get; } = new();
    }

    /// <summary>Not the document: quarantined, with a sentence for a person. <paramref name="IsChallenge"/>: a wall before the page.</summary>
    public sealed record Refused(TermsState State, string Reason, bool IsChallenge = false) : CaptureVerdict;
}
