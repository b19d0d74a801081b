namespace Dashboard.Core.Outbound;

/// <summary>Why we did not ask: a decision of ours, so asking again at once changes nothing.</summary>
public sealed record Refusal(RefusalReason Reason, string Detail, DateTime? Until = null);

/// <summary>The rule that refused.</summary>
public enum RefusalReason
{
    NotAnAddress,
    Scheme,
    Credentials,
    Port,
    PrivateAddress,
    Downgrade,

    /// <summary>A POST (or PUT, DELETE...) was redirected: its body is not carried elsewhere.</summary>
    RedirectedWrite,

    /// <summary>The host asked for quiet until <see cref="Refusal.Until"/>.</summary>
    AskedToWait,
}

/// <summary>
/// Thrown to typed clients. Not an <see cref="HttpRequestException"/>, which resilience handlers take for a network's
/// bad moment and retry.
/// </summary>
public sealed class OutboundRefusedException(Refusal refusal) : Exception(refusal.Detail)
{
    public Refusal Refusal { get; } = refusal;
}
