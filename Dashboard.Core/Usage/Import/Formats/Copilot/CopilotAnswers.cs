using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Copilot;

/// <summary>What else GitHub answers about Copilot, none of which is usage with tokens or a cost.</summary>
internal static class CopilotAnswers
{
    public static string? WhatItIs(FileHead head)
    {
        if (head.Shape == FileShape.Csv)
        {
            return head.Columns.Contains("requestsused") && head.Columns.Contains("totalmonthlyquota")
                ? "this is Copilot's list of premium requests, which has no amounts: download the premium request usage report (with gross_amount and net_amount) instead"
                : null;
        }

        if (head.Shape is not (FileShape.JsonObjects or FileShape.JsonArray))
            return null;

        bool Has(string name) => head.Objects.Any(o => o.Contains(name));
        return Has("quota_snapshots") || Has("limited_user_quotas") || Has("copilot_plan") ? "this is a snapshot of a Copilot quota: what is left of a plan, not what was used or charged"
            : head.Contains("\"budgets\""u8) && head.Contains("\"targetAmount\""u8) ? "these are GitHub budgets: limits and running sums, not usage by day or model"
            : Has("seat_breakdown") || Has("seats") || (Has("assignee") && Has("last_activity_at")) ? "these are seats of Copilot: who may use it, not what was used or charged"
            : Has("download_links") ? "these are links to Copilot's metrics: download them; they count people and suggestions, not tokens or cost"
            : Has("copilot_ide_code_completions") || Has("total_active_users") || Has("copilot_ide_chat")
                ? "these are Copilot's metrics: they count people and suggestions, not tokens or cost; import the billing reports"
            : null;
    }
}
