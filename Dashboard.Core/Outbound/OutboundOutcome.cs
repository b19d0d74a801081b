namespace Dashboard.Core.Outbound;

/// <summary>How a question to the outside world ended.</summary>
public abstract record OutboundOutcome
{
    private OutboundOutcome(FetchTrail trail) => Trail = trail;

    public FetchTrail Trail { get; }

    /// <summary>There was an answer, of any status: 404 and 500 are answers too.</summary>
    public sealed record Received(FetchTrail Trail, int Status, AnswerHeaders Headers, ReadOnlyMemory<byte> Body) : OutboundOutcome(Trail)
    {
        public bool IsSuccess => Status is >= 200 and < 300;

        /// <summary>To be sent along the next time.</summary>
        public Validators? Validators =>
            Headers.ETag is null && Headers.LastModified is null ? null : new(Headers.ETag, Headers.LastModified, Trail.Final);
    }

    /// <summary>The copy we hold is still the current one.</summary>
    public sealed record NotModified(FetchTrail Trail, AnswerHeaders Headers) : OutboundOutcome(Trail);

    /// <summary>We did not ask, or did not follow.</summary>
    public sealed record Refused(FetchTrail Trail, Refusal Refusal) : OutboundOutcome(Trail);

    /// <summary>We asked, and got no whole answer.</summary>
    public sealed record Failed(FetchTrail Trail, FailureKind Kind, string Detail) : OutboundOutcome(Trail);
}

/// <summary>Where a fetch went and how long it took. <paramref name="At"/> is UTC; <paramref name="Elapsed"/> includes waiting for turns.</summary>
public sealed record FetchTrail(Uri Asked, Uri Final, IReadOnlyList<RedirectHop> Hops, DateTime At, TimeSpan Elapsed);

/// <summary>One redirect that was followed.</summary>
public sealed record RedirectHop(Uri From, int Status, Uri To);
