using System.ComponentModel.DataAnnotations;

namespace Dashboard.Core.Alerts.Deliveries;

/// <summary>How messages about alerts are sent.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Alerts";

    /// <summary>Where people open this dashboard, as in <c>https://ai.example.com</c>: links in messages begin with it. Without it messages name the page only.</summary>
    [Url]
    public string? PublicUrl { get; set; }

    /// <summary>A PEM file with the authorities that vouch for our own mail server, beside those that this machine trusts.</summary>
    public string? MailAuthorities { get; set; }

    /// <summary>An attempt that has said nothing for so long has died.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest time for one attempt; shorter than <see cref="Lease"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan AttemptLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Tried so often before it is given up; with the pauses between, about three days.</summary>
    [Range(1, 100)]
    public int MostAttempts { get; set; } = 12;
}
