using System.Globalization;

namespace Dashboard.Core.Risk;

/// <summary>How far an answer about a past day is an answer about that day.</summary>
/// <param name="RoutesKnownSince">The day of the first recorded change of a route; null when none was recorded.</param>
public sealed record PastDay(DateOnly? RoutesKnownSince)
{
    /// <summary>The same in words.</summary>
    public string Note => RoutesKnownSince is { } since
        ? string.Create(CultureInfo.InvariantCulture, $"Usage is of that day, and so are routes as far as their changes were recorded (since {since:yyyy-MM-dd}); workloads, limits, terms and lifecycles are today's.")
        : "Usage is of that day; workloads, routes, limits, terms and lifecycles are today's.";
}
