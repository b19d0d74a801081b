using System.Globalization;

namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>An anomaly in sentences.</summary>
public static class AnomalyText
{
    /// <summary>Who cost how much, and what was expected.</summary>
    public static string Title(FoundAnomaly found) =>
        $"{Subject(found.Key, found.Value)} cost {Usd(found.Usd)} on {Day(found.Day)}, expected about {Usd(found.Expected)}.";

    /// <summary>Which part of it moved, and why.</summary>
    /// <param name="names">What values are called; null takes them as they are.</param>
    public static string Explanation(FoundAnomaly found, Func<SpendKey, string?, string>? names = null) =>
        string.Join(' ', ((string?[])[Cause(found), Inside(found, names ?? ((_, value) => value!)), found.Until > found.Day ? $"It went on until {Day(found.Until)}." : null]).OfType<string>());

    /// <summary>With its kind, as a sentence begins.</summary>
    public static string Subject(SpendKey key, string? value) =>
        value is not null ? $"{Kind(key)} {value}" : key == SpendKey.Workload ? "Unattributed traffic" : $"Traffic without a known {Inside(key)}";

    public static string Kind(SpendKey key) => key == SpendKey.Key ? "API key" : key.ToString();

    private static string Inside(SpendKey key) => key == SpendKey.Key ? "API key" : key.Name();

    private static string Cause(FoundAnomaly found)
    {
        var cause = found.Cause;
        return cause.Main switch
        {
            AnomalyFactor.Requests => $"{Times(cause.Requests!.Value)} as many requests as on the same weekdays before.",
            AnomalyFactor.TokensEach => $"{Times(cause.TokensEach!.Value)} as many tokens in each request as on the same weekdays before.",
            AnomalyFactor.CacheShare => $"{Percent(cause.CacheNow)} of the prompts came from the cache, {Percent(cause.CacheBefore)} before: a token cost {Times(cause.CostEach!.Value)} as much.",
            AnomalyFactor.CostEach => $"A token cost {Times(cause.CostEach!.Value)} as much: another price, or {(cause.CostEach.Value > 1 ? "dearer" : "cheaper")} models.",
            _ when found.IsHigh => "There was nothing of it on the same weekdays before.",
            _ => "Nothing came at all.",
        };
    }

    private static string? Inside(FoundAnomaly found, Func<SpendKey, string?, string> names)
    {
        var parts = found.Parts.Select(p => $"{(p.Part >= 0.995 ? "all" : Percent(p.Part))} in {(p.IsNew ? "the new " : "")}{Inside(p.Key)} {names(p.Key, p.Value)}").ToList();
        return parts.Count == 0 ? null : $"Of the difference, {string.Join(", ", parts)}.";
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Usd(decimal usd) => usd.ToString(usd >= 1000 ? "$#,##0" : "$0.00", CultureInfo.InvariantCulture);

    private static string Times(double ratio) => ratio.ToString(ratio >= 10 ? "0" : ratio >= 2 ? "0.#" : "0.##", CultureInfo.InvariantCulture) + " times";

    private static string Percent(double? part) => (part ?? 0).ToString("0 %", CultureInfo.InvariantCulture);
}
