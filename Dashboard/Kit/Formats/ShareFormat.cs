using System.Globalization;

namespace Dashboard.Kit.Formats;

/// <summary>A part of a whole; 1 is all of it. Rounding never turns something into nothing or almost all into all.</summary>
public static class ShareFormat
{
    /// <summary><c>62 %</c>, <c>4.2 %</c>, <c>&lt; 0.1 %</c>, <c>&gt; 99.9 %</c>.</summary>
    public static string Of(decimal? share) => share switch
    {
        null => Words.Unknown,
        0 => "0 %",
        < 0 => Words.Minus + Of(-share),
        < 0.001m => "< 0.1 %",
        < 0.0995m => (share.Value * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %",
        < 0.995m or >= 1 => decimal.Round(share.Value * 100, MidpointRounding.AwayFromZero).ToString("#,0", CultureInfo.InvariantCulture) + " %",
        <= 0.999m => (decimal.Truncate(share.Value * 1000) / 10).ToString("0.0", CultureInfo.InvariantCulture) + " %",
        _ => "> 99.9 %",
    };
}
