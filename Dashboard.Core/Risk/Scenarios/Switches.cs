using System.Globalization;

using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>What is imagined: parties that are off, prices that changed, models that are retired on a day.</summary>
public sealed record Switches(IReadOnlyList<Node> Off, IReadOnlyList<PriceSwitch> Prices)
{
    public static Switches None { get; } = new([], []);

    public static Switches Of(params Node[] off) => new(off, []);

    public IReadOnlyList<RetirementSwitch> Retired { get; init; } = [];

    /// <summary>Everybody who is gone once the last day of a retirement has come.</summary>
    public IReadOnlyList<Node> Gone => Retired.Count == 0 ? Off : [.. Off, .. Retired.Select(r => r.Model)];

    public bool IsEmpty => Off.Count + Prices.Count + Retired.Count == 0;

    /// <summary>The same as it stands on a day.</summary>
    public Switches On(DateOnly day) => this with { Retired = [.. Retired.Where(r => r.Day <= day)] };
}

/// <summary>Everything of a party costs so many times as much.</summary>
public sealed record PriceSwitch(Node Node, decimal Factor)
{
    public const decimal Most = 1_000;

    /// <summary>Reads <c>provider:anthropic=2</c>: the party, and the factor.</summary>
    public static (string Node, decimal Factor)? Split(string text) =>
        text.LastIndexOf('=') is var at and > 0
        && decimal.TryParse(text.AsSpan(at + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor <= Most
            ? (text[..at], factor) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Node}={Factor}");
}
