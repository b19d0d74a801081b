using System.Globalization;

using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>A model that nobody serves any more from a day on.</summary>
public sealed record RetirementSwitch(Node Model, DateOnly Day)
{
    private const string Kind = "model:";

    /// <summary>Reads <c>anthropic/claude-opus-4-6=2027-03-01</c>, with or without <c>model:</c> before it; the model comes back as a party.</summary>
    public static (string Node, DateOnly Day)? Split(string text) =>
        text.LastIndexOf('=') is var at and > 0
        && DateOnly.TryParseExact(text.AsSpan(at + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && (text.StartsWith(Kind, StringComparison.OrdinalIgnoreCase) ? text[Kind.Length..at] : text[..at]) is { Length: > 0 } model
            ? (Kind + model, day) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Model.Id}={Day:yyyy-MM-dd}");
}
