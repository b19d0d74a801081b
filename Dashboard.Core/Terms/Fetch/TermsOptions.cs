using System.ComponentModel.DataAnnotations;

namespace Dashboard.Core.Terms.Fetch;

/// <summary>How often we look, and how sure we want to be.</summary>
public sealed class TermsOptions
{
    public const string Section = "Terms";

    /// <summary>The shortest time between two looks at a page; each source gets its own time between this and the next.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan ShortestInterval { get; set; } = TimeSpan.FromHours(12);

    [Range(typeof(TimeSpan), "01:00:00", "60.00:00:00")]
    public TimeSpan LongestInterval { get; set; } = TimeSpan.FromHours(24);

    /// <summary>A new text must have stood this long before it counts.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ConfirmAfter { get; set; } = TimeSpan.FromMinutes(15);

    [Range(typeof(TimeSpan), "00:01:00", "2.00:00:00")]
    public TimeSpan ConfirmBefore { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>A return to an earlier text that holds this long is a rollback.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "60.00:00:00")]
    public TimeSpan RollbackAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The first pause after a failure; it doubles up to a day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The path of a Chromium for pages that are written by scripts; without it they stay unrendered.</summary>
    public string? Browser { get; set; }

    /// <summary>Off only where the browser refuses to start with it, as for an administrator in a container.</summary>
    public bool BrowserSandbox { get; set; } = true;

    /// <summary>Hosts asked at the same time.</summary>
    [Range(1, 64)]
    public int Hosts { get; set; } = 8;
}
