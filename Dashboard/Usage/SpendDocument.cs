using System.Text.Json.Nodes;

using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Usage;

/// <summary>An answer about spend as JSON: the same from the command line and from the API.</summary>
internal static class SpendDocument
{
    public static JsonObject Of(SpendQuestion question, SpendAnswer answer)
    {
        var rows = new JsonArray();
        foreach (var row in answer.Rows)
        {
            var line = new JsonObject();
            for (var i = 0; i < question.By.Count; i++)
                line[question.By[i].Name()] = question.By[i] == SpendKey.OpenWeights && row.Keys[i] is { } open ? open == "true" : row.Keys[i];

            rows.Add(Fill(line, row.Figures));
        }

        return new JsonObject { ["rows"] = rows, ["totals"] = Fill([], answer.Totals), ["timeZone"] = answer.TimeZone };
    }

    private static JsonObject Fill(JsonObject line, SpendFigures figures)
    {
        line["requests"] = figures.Requests;
        line["inputTokens"] = figures.Tokens.Input;
        line["cacheReadTokens"] = figures.Tokens.CacheRead;
        line["cacheWriteTokens"] = figures.Tokens.CacheWrite;
        line["outputTokens"] = figures.Tokens.Output;
        line["reasoningTokens"] = figures.Tokens.Reasoning;
        line["costUsd"] = figures.CostUsd;
        // What the cost is made of: the three add up to it.
        line["reportedUsd"] = figures.CostUsd is null ? null : figures.ReportedUsd;
        line["computedUsd"] = figures.ComputedUsd;
        line["estimatedUsd"] = figures.CostUsd is null ? null : figures.EstimatedUsd;
        line["entries"] = figures.Entries;
        line["unpricedEntries"] = figures.UnpricedEntries;
        return line;
    }
}
