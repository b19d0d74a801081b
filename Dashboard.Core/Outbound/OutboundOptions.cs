namespace Dashboard.Core.Outbound;

/// <summary>How requests leave the house: limits, manners, and which private addresses are ours to call.</summary>
public sealed class OutboundOptions
{
    public const string Section = "Outbound";

    /// <summary>What we call ourselves; robots.txt groups are matched by this name.</summary>
    public const string ProductName = "AIUsageRiskDashboard";

    /// <summary>
    /// Private hosts that may be called: <c>gateway.corp</c>, <c>10.1.2.3</c>, <c>10.1.0.0/16</c>, <c>[fd00::5]</c>,
    /// each optionally with <c>:port</c>.
    /// </summary>
    public IList<string> AllowedPrivate { get; } = [];

    /// <summary>A mail address or page where the owner of a site we poll can reach us.</summary>
    public string? Contact { get; set; }

    /// <summary>Name resolution, TCP and TLS together.</summary>
    public TimeSpan ConnectTimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From our turn at the host to the last header.</summary>
    public TimeSpan HeadersTimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>From our turn to the last byte, over all redirects; waiting for a turn does not count.</summary>
    public TimeSpan WholeTimeLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest body, on the wire and after decompression.</summary>
    public long MaxBytes { get; set; } = 10 * 1024 * 1024;

    public int MaxRedirects { get; set; } = 5;

    /// <summary>The pause between the end of a request to a host and the start of the next one.</summary>
    public TimeSpan PerHostSpacing { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests under way at the same time, to all hosts together.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>A host that asks for more is asked again after this long.</summary>
    public TimeSpan RetryAfterCap { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Says honestly who calls.</summary>
    public string UserAgent
    {
        get
        {
            var version = typeof(OutboundOptions).Assembly.GetName().Version!.ToString(2);
            var contact = string.IsNullOrWhiteSpace(Contact) ? "" : $"; {Contact.Trim()}";
            return $"{ProductName}/{version} (+self-hosted{contact})";
        }
    }
}
