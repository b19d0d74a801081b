using System.ComponentModel.DataAnnotations;

namespace Dashboard.Core.Outbound.GitHub;

/// <summary>How public repositories are read.</summary>
public sealed class GitHubOptions
{
    public const string Section = "GitHub";

    /// <summary>The address of the API; another one for an installation of your own.</summary>
    [Required]
    [Url]
    public string Api { get; set; } = "https://api.github.com/";

    /// <summary>A token without any rights raises the limit from 60 to 5,000 requests an hour. Not needed.</summary>
    public string? Token { get; set; }

    /// <summary>So many requests of the hour are left to others.</summary>
    [Range(0, 1000)]
    public int Reserve { get; set; } = 5;
}
