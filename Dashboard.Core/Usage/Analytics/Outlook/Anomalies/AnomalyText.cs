using System.Globalization;

namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>An anomaly in sentences.</summary>
public static class AnomalyText
{
    /// <summary>Who cost how much, and what was expected.</summary>
    public static string Title(FoundAnomaly found)
    {
        var when = found.Day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        return $"{Name(found.Key, found.Value)} cost {Usd(found.Usd)} on {when}, expected about {Usd(found.Expected)}.";
    }

    /// <summary>Which part of it moved, and why.</summary>
    public static string Explanation(FoundAnomaly found) =>
        string.Join(' ', ((string?[])[Cause(found), Inside(found), found.Until > found.Day ? $"It went on until {found.Until.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}." : null]).OfType<string>());

    private static string Cause(FoundAnomaly found)
    {
        var cause = found.Cause;
        return cause.Main switch
        {
            AnomalyFactor.Requests => $"{Times(cause.Requests!.Value)} the requests of the same weekdays before.",
            AnomalyFactor.TokensEach => $"Requests were {Size(cause.TokensEach!.Value)}: {Times(cause.TokensEach.Value)} the tokens each.",
            AnomalyFactor.CacheShare => $"{Percent(cause.CacheNow)} of prompts came from the cache, {Percent(cause.CacheBefore)} before, so that a token cost {Times(cause.CostEach!.Value)} as much.",
            AnomalyFactor.CostEach => $"A token cost {Times(cause.CostEach!.Value)} as much: another price, or dearer models.".Replace("dearer", cause.CostEach.Value > 1 ? "dearer" : "cheaper", StringComparison.Ordinal),
            _ => "Nothing of it was there on the same weekdays before.",
        };
    }

    private static string? Inside(FoundAnomaly found)
    {
        var parts = found.Parts.Select(p => $"{Percent(Math.Min(1, p.Part))} of the difference is {(p.IsNew ? "new " : "")}{Kind(p.Key)} {p.Value}").ToList();
        return parts.Count == 0 ? null : string.Join("; ", parts) + ".";
    }

    /// <summary>The subject with its kind, as at the beginning of a sentence.</summary>
    public static string Name(SpendKey key, string? value) => value is null ? $"Traffic without {(key == SpendKey.Key ? "a key" : $"a known {Kind(key)}")}" : $"{Upper(Kind(key))} {value}";

    private static string Kind(SpendKey key) => key.Name();

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Usd(decimal usd) => usd.ToString(usd >= 1000 ? "$#,##0" : "$0.00", CultureInfo.InvariantCulture);

    private static string Times(double ratio) => ratio.ToString(ratio >= 10 ? "0 ×" : "0.0# ×", CultureInfo.InvariantCulture);

    private static string Size(double ratio) => ratio > 1 ? "larger" : "smaller";

    private static string Percent(double? part) => (part ?? 0).ToString("0 %", CultureInfo.InvariantCulture);
}
