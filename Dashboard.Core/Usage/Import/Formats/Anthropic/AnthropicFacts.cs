using System.Text.RegularExpressions;

using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Import.Formats.Anthropic;

/// <summary>What Anthropic's reports and exports have in common.</summary>
internal static partial class AnthropicFacts
{
    /// <summary>The series of a row; reports name keys and workspaces by id, the console's exports by name.</summary>
    public static SeriesFacts Of(RowFields row, string? model, string? service = null) => new(
        Contract: "anthropic",
        Host: "anthropic",
        RawModel: model,
        ApiKey: row.Text("api_key") ?? row.Text("api_key_id"),
        Project: row.Text("workspace_id") ?? row.Text("workspace"),
        // Fast mode is a tier of its own; everything else about speed is the standard one.
        ServiceTier: row.Text("speed") == "fast" ? "fast" : row.Text("service_tier") ?? Tier(row.Text("usage_type")),
        Service: service);

    /// <summary>Bills show names: <c>Claude Sonnet 4.5</c>, <c>Claude Opus 5 Usage - Input Tokens</c>.</summary>
    public static string? ModelIn(string? description)
    {
        if (description is null || Named().Match(description) is not { Success: true } named)
            return null;

        return named.Value.Trim();
    }

    /// <summary>The id that a displayed name stands for: <c>Claude Haiku 4.5</c> is <c>claude-haiku-4-5</c>.</summary>
    public static string? Id(string? name) => name?.StartsWith("Claude ", StringComparison.Ordinal) == true
        ? name.ToLowerInvariant().Replace(' ', '-').Replace('.', '-')
        : name;

    public static CostKind Kind(string? costType, decimal amount) => costType?.ToLowerInvariant() switch
    {
        "tax" => CostKind.Tax,
        "credit" or "credits" or "promotion" => CostKind.Credit,
        _ when amount < 0 => CostKind.Adjustment,
        null or "token" or "tokens" => CostKind.Usage,
        _ => CostKind.Other,
    };

    /// <summary>
    /// On which side of the long-context threshold the prompts of a row were: the API says <c>0-200k</c> and <c>200k-1M</c>,
    /// the console <c>≤ 200k</c> and <c>&gt; 200k</c>. Null where the report does not tell them apart.
    /// </summary>
    public static PromptSpan? SpanOf(string? window) => window?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() switch
    {
        "0-200k" or "≤200k" or "<=200k" or "<200k" => PromptSpan.BelowThreshold,
        "200k-1m" or ">200k" or "≥200k" or ">=200k" => PromptSpan.AboveThreshold,
        _ => null,
    };

    /// <summary>What a row of usage names of what a report can be grouped by.</summary>
    public static ReportGrouping GroupingOf(RowFields row, string model)
    {
        ReportGrouping By(ReportGrouping what, params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (row.Text(name) is not null)
                    return what;
            }

            return ReportGrouping.None;
        }

        return By(ReportGrouping.Model, model) | By(ReportGrouping.Key, "api_key", "api_key_id") | By(ReportGrouping.Project, "workspace", "workspace_id")
            | By(ReportGrouping.ServiceTier, "service_tier", "usage_type") | By(ReportGrouping.User, "account_id", "service_account_id")
            | By(ReportGrouping.Other, "context_window", "inference_geo", "speed");
    }

    private static string? Tier(string? usageType) => usageType?.ToLowerInvariant() is "batch" or "priority" or "flex" ? usageType : null;

    [GeneratedRegex(@"^Claude [\w. ]*?(?=( Usage\b| -|,|\(|$))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Named();
}
