namespace Dashboard.Core.Samples;

/// <summary>When a sample is made for: everything in it is reckoned back from here, so that one moment and one seed always give the same rows.</summary>
/// <param name="Now">UTC. The first start of a load: going on after a break must not move it.</param>
public sealed record SampleMoment(DateTime Now)
{
    /// <summary>Eighteen months.</summary>
    public const int Days = 548;

    /// <summary>Behind every number that looks random.</summary>
    public const ulong Seed = 0x5A_4D_50_4C_45_2D_31;

    public DateOnly Today { get; } = DateOnly.FromDateTime(Now);

    /// <summary>The first day with anything on it.</summary>
    public DateOnly First => Today.AddDays(-Days + 1);

    /// <summary>Midday, so many days ago.</summary>
    public DateTime DaysAgo(int days) => Today.AddDays(-days).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
}
