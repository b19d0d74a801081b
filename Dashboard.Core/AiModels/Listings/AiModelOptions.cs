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

    /// <summary>The first pause after a failure; it doubles up to a day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Hosts asked at the same time.</summary>
    [Range(1, 32)]
    public int Hosts { get; set; } = 4;
}
