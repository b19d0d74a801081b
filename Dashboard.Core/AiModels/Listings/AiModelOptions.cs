using System.ComponentModel.DataAnnotations;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>How often hosts are asked what they list.</summary>
public sealed class AiModelOptions
{
    public const string Section = "AiModels";

    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How soon a missing model is looked for again.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ConfirmAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How often pages about deprecations are read.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan PageInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often status pages are read.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan StatusInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How soon trouble is looked at again before it is raised.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "01:00:00")]
    public TimeSpan StatusConfirmAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The first pause after a failure; it doubles up to a day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Hosts asked at the same time.</summary>
    [Range(1, 32)]
    public int Hosts { get; set; } = 4;
}
