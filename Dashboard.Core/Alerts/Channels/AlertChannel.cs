using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Units;

namespace Dashboard.Core.Alerts.Channels;

/// <summary>A way by which people are told of alerts without looking.</summary>
public sealed class AlertChannel
{
    public int Id { get; set; }
    public ChannelKind Kind { get; set; }
    public required string Name { get; set; }

    /// <summary>Where a webhook is sent; empty for others.</summary>
    public string Url { get; set; } = "";

    /// <summary>The stored form of the signing secret or of the mail server's password; a feed's is the hash of its key. Null: none.</summary>
    public string? Secret { get; set; }

    public string MailHost { get; set; } = "";
    public int MailPort { get; set; }
    public MailSecurity MailSecurity { get; set; }
    public string? MailUser { get; set; }
    public string MailFrom { get; set; } = "";

    /// <summary>Addresses, one a line.</summary>
    public string MailTo { get; set; } = "";

    /// <summary>What is less than this is not told.</summary>
    public Level LeastLevel { get; set; }

    /// <summary>Only alerts about terms.</summary>
    public bool TermsOnly { get; set; }

    public bool Paused { get; set; }

    /// <summary>Only what was raised since is told: a new channel does not begin with last year's alerts.</summary>
    public DateTime Since { get; set; }

    public required string AddedBy { get; set; }
    public DateTime AddedAt { get; set; }
    public DateTime? RemovedAt { get; set; }

    /// <summary>Whether an alert is for this channel.</summary>
    public bool Wants(string rule, Level level) => AlertOrder.Weight(level) >= AlertOrder.Weight(LeastLevel) && (!TermsOnly || rule.StartsWith("terms-", StringComparison.Ordinal));
}

/// <summary>How a channel reaches people.</summary>
public enum ChannelKind
{
    Email,
    Webhook,
    Feed,
}

/// <summary>How the line to a mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>TLS from the first byte on port 465, STARTTLS elsewhere; never without.</summary>
    Auto,
    StartTls,
    Tls,

    /// <summary>In the clear, and therefore never with a password.</summary>
    None,
}
