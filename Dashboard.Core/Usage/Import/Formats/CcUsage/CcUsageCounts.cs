using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.CcUsage;

/// <summary>The tokens and cost of one model in a row; no model is all that the row does not tell apart.</summary>
internal sealed record CcUsagePart(string? Model, TokenCounts Tokens, long? Nanos);

/// <summary>Counts of a row and of its models, sorted into disjoint classes by what their total says.</summary>
internal static class CcUsageCounts
{
    public static TokenCounts Read(CheckedValues fields, JsonElement counts, long? total)
    {
        var (input, output) = (fields.Count(counts, "inputTokens"), fields.Count(counts, "outputTokens"));
        var write = fields.Count(counts, "cacheCreationTokens", "cacheCreationInputTokens");
        var read = fields.Count(counts, "cacheReadTokens", "cacheReadInputTokens");
        var reasoning = fields.Count(counts, "reasoningOutputTokens", "reasoningTokens");
        // Early reports on Codex counted the cache into the input.
        if (read is null && fields.Count(counts, "cachedInputTokens") is { } cached)
            (read, input) = (cached, cached <= input ? input - cached : input);

        if (input is null && output is null && write is null && read is null)
            return new TokenCounts(Output: total);

        var sum = (input ?? 0) + (output ?? 0) + (write ?? 0) + (read ?? 0);
        var cache = (write ?? 0) + (read ?? 0);
        if (total is not { } whole || whole == sum)
            return new TokenCounts(input, read, CacheWriteUnknown: write, Output: output, Reasoning: reasoning <= (output ?? 0) ? reasoning : null);

        if (whole > sum)
            return new TokenCounts(input, read, CacheWriteUnknown: write, Output: (output ?? 0) + whole - sum, Reasoning: Math.Max(whole - sum, reasoning ?? 0));

        if (whole == sum - cache && cache <= (input ?? 0))
            return new TokenCounts(input - cache, read, CacheWriteUnknown: write, Output: output, Reasoning: reasoning <= (output ?? 0) ? reasoning : null);

        fields.Blame($"totalTokens is {whole}, expected {sum} (inputTokens {input ?? 0} + outputTokens {output ?? 0} + cacheCreationTokens {write ?? 0} + cacheReadTokens {read ?? 0})");
        return default;
    }

    /// <summary>The row by model, where the models explain it and each has its cost; else as one.</summary>
    public static IReadOnlyList<CcUsagePart> Parts(CheckedValues fields, JsonElement row, TokenCounts whole, long? cost)
    {
        var models = Models(fields, row);
        var used = row.FindArray("modelsUsed", "models") is { } list ? list.EnumerateArray().Where(m => m.ValueKind == JsonValueKind.String).Select(m => m.GetString()).ToList() : [];
        if (models.Count <= 1)
            return [new(models is [var only] ? only.Model : used is [var single] ? single : null, whole, cost)];

        var rest = RowMaker.Sum(whole) - models.Sum(m => RowMaker.Sum(m.Tokens));
        var priced = cost is null or 0 || models.Any(m => m.Nanos is not null);
        // Thinking is in the row's total and in no model's counts.
        var isThinking = rest > 0 && rest <= (whole.Reasoning ?? 0);
        if (!priced || (rest != 0 && !isThinking))
            return [new(null, whole, cost)];

        return rest == 0 ? models : [.. models, new(null, new TokenCounts(Output: rest, Reasoning: rest), null)];
    }

    private static List<CcUsagePart> Models(CheckedValues fields, JsonElement row)
    {
        List<CcUsagePart> models = [];
        if (row.FindArray("modelBreakdowns") is { } breakdowns)
        {
            foreach (var part in breakdowns.EnumerateArray())
                Add(models, fields, part.FindText("modelName", "model"), part);
        }
        else if ((row.FindObject("breakdown") ?? (row.Find("modelsUsed") is null ? row.FindObject("models") : null)) is { } byName)
        {
            foreach (var part in byName.EnumerateObject())
                Add(models, fields, part.Name, part.Value);
        }

        return models;
    }

    private static void Add(List<CcUsagePart> models, CheckedValues fields, string? model, JsonElement part)
    {
        var tokens = Read(fields, part, fields.Count(part, "totalTokens"));
        if (RowMaker.Sum(tokens) > 0)
            models.Add(new(model, tokens, fields.Nanos(part, "cost", "costUSD", "totalCost")));
    }
}
