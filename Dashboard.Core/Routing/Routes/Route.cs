namespace Dashboard.Core.Routing.Routes;

/// <summary>How one need of a workload is served: its primary and what stands in when that is gone.</summary>
public sealed class Route
{
    public int Id { get; init; }

    public required string WorkloadKey { get; init; }

    /// <summary>Names the need ("chat", "images"); one workload has each name once.</summary>
    public required string Name { get; init; }

    /// <summary>The chain is closed on purpose: nothing outside it may stand in.</summary>
    public bool Strict { get; set; }

    public List<RouteTarget> Targets { get; } = [];
}

/// <summary>One model at one place.</summary>
public sealed class RouteTarget
{
    public int Id { get; init; }

    public int RouteId { get; init; }

    /// <summary>From 0 in the order in which they are tried; primaries come first.</summary>
    public int Position { get; init; }

    public TargetRole Role { get; init; }

    /// <summary>The share of a load-balanced primary, relative to the others; null where the configuration gives none.</summary>
    public double? Weight { get; init; }

    /// <summary>The model as the configuration writes it.</summary>
    public required string Model { get; init; }

    /// <summary>Who serves it; null is unknown.</summary>
    public string? Host { get; init; }

    /// <summary>Who routes; null is nobody, or unknown when <see cref="GatewayHidden"/>.</summary>
    public string? Gateway { get; init; }

    /// <summary>The configuration says that something stands between, but not what.</summary>
    public bool GatewayHidden { get; init; }

    /// <summary>Who bills us, where it is neither the gateway nor the host.</summary>
    public string? Contract { get; init; }
}

/// <summary>What a target is for.</summary>
public enum TargetRole
{
    Primary,
    Fallback,
}
