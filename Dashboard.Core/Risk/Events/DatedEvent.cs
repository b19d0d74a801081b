using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk.Events;

/// <summary>Something that happened on a day, or will, and that a reader of spend should see beside it.</summary>
/// <param name="Text">One short sentence with its subject.</param>
/// <param name="Weight">Which ones to show where there is no room for all; the heavier first.</param>
/// <param name="Href">The page that says more.</param>
public sealed record DatedEvent(DateOnly Day, EventKind Kind, string Text, int Weight, string? Href)
{
    /// <summary>What it is about, all of them together; empty when that cannot be named.</summary>
    public IReadOnlyList<Node> Subjects { get; init; } = [];
}

/// <summary>What happened.</summary>
public enum EventKind
{
    TermsChange,
    Retirement,
    PriceChange,
    Incident,
}

/// <summary>What was used in some days, so that only what concerns us is told.</summary>
public sealed record InUse(Period Period, DateOnly Today, IReadOnlyList<ModelInUse> Models, IReadOnlySet<string> Parties);

/// <summary>A source of dated events: terms, models, prices, incidents each bring their own.</summary>
public interface IEventSource
{
    Task<IReadOnlyList<DatedEvent>> ListAsync(InUse use, CancellationToken ct);
}
