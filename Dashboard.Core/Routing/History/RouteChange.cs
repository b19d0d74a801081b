using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.History;

/// <summary>One change of a route: who, when, from where, before and after. Kept for ever.</summary>
public sealed class RouteChange
{
    public int Id { get; init; }

    public required string WorkloadKey { get; init; }

    public required string RouteName { get; init; }

    public required DateTime At { get; init; }

    public required Change Change { get; init; }

    public required string Who { get; init; }

    /// <summary>See <see cref="RouteOrigin.From"/>.</summary>
    public required string From { get; init; }

    /// <summary>The route as <see cref="RouteText"/> writes it; null where there was none.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }
}

/// <summary>Who changes a route, when, and what he has it from.</summary>
/// <param name="From"><c>by hand</c>, <c>apply</c>, or the file and its version.</param>
public sealed record RouteOrigin(string Who, string From, DateTime At)
{
    public const string ByHand = "by hand";
    public const string Apply = "apply";
}
