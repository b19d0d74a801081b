namespace Dashboard.Kit.Formats;

/// <summary>Words and signs that every figure uses the same way.</summary>
internal static class Words
{
    public const string Unknown = "unknown";

    /// <summary>The real minus: as wide as a plus, and read aloud as "minus".</summary>
    public const string Minus = "\u2212";

    /// <summary>1 day, 2 days.</summary>
    public static string Count(long count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{AmountFormat.Count(count)} {many ?? one + "s"}";
}
