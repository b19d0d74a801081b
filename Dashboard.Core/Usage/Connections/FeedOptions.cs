using System.ComponentModel.DataAnnotations;

namespace Dashboard.Core.Usage.Connections;

/// <summary>How connections are polled; their own settings say how often.</summary>
public sealed class FeedOptions
{
    public const string Section = "Usage:Connectors";

    /// <summary>Before a question is asked again that the provider could not answer for a moment.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>A provider that asks for a longer pause is asked at another time.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The first pause after a failed sync; it doubles up to a day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How far our clock and the provider's may be apart.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Connections polled at the same time.</summary>
    [Range(1, 32)]
    public int Parallel { get; set; } = 4;

    /// <summary>The largest page.</summary>
    [Range(1, int.MaxValue / 2)]
    public long MaxPageBytes { get; set; } = 64L << 20;

    /// <summary>The most pages of one window of days.</summary>
    [Range(1, 1_000_000)]
    public int MaxPages { get; set; } = 5000;

    /// <summary>The most bytes of one window of days.</summary>
    [Range(1, long.MaxValue)]
    public long MaxWindowBytes { get; set; } = 1L << 30;

    /// <summary>Of each connection the log keeps so many askings.</summary>
    [Range(1, 100_000)]
    public int RunsKept { get; set; } = 200;
}
