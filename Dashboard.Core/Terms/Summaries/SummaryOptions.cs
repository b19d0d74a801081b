using System.ComponentModel.DataAnnotations;

namespace Dashboard.Core.Terms.Summaries;

/// <summary>Which model may summarise changes of terms. Off unless an address and a model are named.</summary>
public sealed class SummaryOptions
{
    public const string Section = "Terms:Summary";

    /// <summary>Anything that answers like OpenAI's chat completions, as in <c>http://127.0.0.1:11434/v1</c>; a private address wants <c>Outbound:AllowedPrivate</c> too.</summary>
    [Url]
    public string? Url { get; set; }

    public string? Model { get; set; }

    /// <summary>The environment variable with the key, where one is wanted.</summary>
    public string? KeyVariable { get; set; }

    /// <summary>The longest time for one answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Limit { get; set; } = TimeSpan.FromMinutes(2);

    public bool IsOn => !string.IsNullOrWhiteSpace(Url) && !string.IsNullOrWhiteSpace(Model);
}
