namespace Dashboard.Core.Providers.Catalogue;

/// <summary>A model at one host (or gateway), under the host's own id, with its prices from the oldest to the newest.</summary>
/// <param name="Deprecated">The host said so.</param>
public sealed record Offering(
    ProviderKey Host,
    string Id,
    ModelKey Model,
    IReadOnlyList<PricePeriod> Prices,
    long? Context = null,
    bool Deprecated = false)
{
    public override string ToString() => $"{Host}/{Id}";
}

/// <summary>A price with the days and the hours of the day in which it holds, all UTC.</summary>
/// <param name="From">The first day; null for "as long as we know".</param>
/// <param name="Hours">Null for the whole day.</param>
public sealed record PricePeriod(
    DateOnly? From,
    DailyHours? Hours,
    RateSheet Standard,
    IReadOnlyDictionary<string, RateSheet> Tiers)
{
    public bool Holds(PriceMoment at) =>
        (From is not { } from || at.Day >= from) && (Hours is not { } hours || at.Time is not { } time || hours.Contain(time));
}

/// <summary>Hours of the day, half-open; they may pass midnight.</summary>
public readonly record struct DailyHours(TimeOnly From, TimeOnly Until)
{
    public bool Contain(TimeOnly time) => time.IsBetween(From, Until);
}
