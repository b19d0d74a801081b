namespace Dashboard.Core.Providers.Catalogue;

/// <summary>When a price is asked for, in UTC. Without a time of day, prices that hold for some hours only count as holding.</summary>
public readonly record struct PriceMoment(DateOnly Day, TimeOnly? Time = null)
{
    public static implicit operator PriceMoment(DateTime utc) => FromDateTime(utc);

    public static PriceMoment FromDateTime(DateTime utc) => new(DateOnly.FromDateTime(utc), TimeOnly.FromDateTime(utc));

    /// <summary>The latest price: that of today, at no particular hour.</summary>
    public static PriceMoment Latest(TimeProvider clock) => new(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
}
