namespace Dashboard.Core.Alerts.Deliveries;

/// <summary>How an attempt ended. <paramref name="Answer"/>: a sentence for the log, without secrets.</summary>
public abstract record DeliveryOutcome(string Answer)
{
    /// <summary>The other side took it.</summary>
    public sealed record Sent(string Answer) : DeliveryOutcome(Answer);

    /// <summary>It did not, for now.</summary>
    public sealed record Failed(string Answer, TimeSpan? RetryAfter = null) : DeliveryOutcome(Answer);

    /// <summary>It never will.</summary>
    public sealed record Refused(string Answer) : DeliveryOutcome(Answer);

    /// <summary>Nobody knows, and a second message would be one too many.</summary>
    public sealed record Unsure(string Answer) : DeliveryOutcome(Answer);
}
