using System.ComponentModel.DataAnnotations;

namespace Dashboard.Core.Outbound.GitHub;

/// <summary>Which GitHub is asked, and as whom.</summary>
public sealed class GitHubOptions
{
    public const string Section = "GitHub";

    /// <summary>The address of its API, with a slash at the end; a company's own server has <c>/api/v3/</c>.</summary>
    [Required, Url]
    public string Api { get; set; } = "https://api.github.com/";

    /// <summary>Reads public files only; without it GitHub allows 60 questions an hour, which is enough here.</summary>
    public string? Token { get; set; }
}
