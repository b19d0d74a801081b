namespace Dashboard.Core.Outbound.Redirects;

/// <summary>What to do with an answer that may be a redirect.</summary>
internal abstract record RedirectStep
{
    private RedirectStep()
    {
    }

    /// <summary>No redirect: this is the answer.</summary>
    public sealed record Stay : RedirectStep;

    public sealed record Follow(Uri To, bool SameOrigin) : RedirectStep;

    public sealed record Refuse(Refusal Refusal) : RedirectStep;

    public sealed record Fail(FailureKind Kind, string Detail) : RedirectStep;
}
