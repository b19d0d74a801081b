using System.Text.RegularExpressions;

namespace Dashboard.Core.Usage.Import.Formats;

/// <summary>From a model's name on a cloud's meter to the id of its maker: <c>Claude3.5Sonnet</c>, <c>gpt 4o 0513</c>, <c>NovaLite</c>.</summary>
internal static partial class MeterModel
{
    // Meters of OpenAI's models name a snapshot by month and day.
    private static readonly (string Ending, string Date)[] Snapshots =
    [
        ("0513", "2024-05-13"), ("0806", "2024-08-06"), ("1120", "2024-11-20"), ("0718", "2024-07-18"), ("1217", "2024-12-17"),
        ("0131", "2025-01-31"), ("0414", "2025-04-14"), ("0416", "2025-04-16"), ("0807", "2025-08-07"),
    ];

    public static string Id(string name)
    {
        // What looks like an id already is left as it is, but for its date.
        var id = Written().IsMatch(name) ? name : Boundary().Replace(name, "-").Replace(' ', '-').ToLowerInvariant();
        if (Claude().Match(id) is { Success: true } claude)
        {
            var (version, family) = (claude.Groups["version"].Value.Replace('.', '-'), claude.Groups["family"].Value);
            return version[0] >= '4' ? $"claude-{family}-{version}" : $"claude-{version}-{family}";
        }

        foreach (var (ending, date) in Snapshots)
        {
            if (id.StartsWith("gpt-", StringComparison.Ordinal) && id.EndsWith("-" + ending, StringComparison.Ordinal))
                return id[..^4] + date;
        }

        return id;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9.]*(-[a-z0-9.:]+)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Written();

    /// <summary>Where one word runs into the next: <c>Claude|3.5|Sonnet</c>, <c>Llama|3-1-70B</c>, but not <c>4|o</c>.</summary>
    [GeneratedRegex(@"(?<=[Cc]laude|[Ll]lama|[Mm]istral|[Mm]ixtral|[Nn]ova|[Tt]itan|[Gg]emini|[Gg]emma|[Pp]hi|[Dd]eep[Ss]eek)(?=\d)|(?<=[a-z0-9])(?=[A-Z][a-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"^claude-(?<version>\d+([.-]\d+)?)-?(?<family>opus|sonnet|haiku|instant|fable)$|^claude-(?<family>opus|sonnet|haiku|fable)-?(?<version>[4-9]([.-]\d+)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Claude();
}
