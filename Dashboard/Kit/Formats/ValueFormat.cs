namespace Dashboard.Kit.Formats;

/// <summary>What a number is, and so how it is written.</summary>
public enum ValueFormat
{
    Money,
    Tokens,
    Count,
    Share,
}

/// <summary>Writes a number by its kind.</summary>
public static class Values
{
    public static string Brief(ValueFormat format, decimal? value, string currency = MoneyFormat.Usd) => format switch
    {
        ValueFormat.Money => MoneyFormat.Brief(value, currency),
        ValueFormat.Tokens => AmountFormat.Tokens(value),
        ValueFormat.Share => ShareFormat.Of(value),
        _ => AmountFormat.Count(value),
    };

    /// <summary>Every digit.</summary>
    public static string Full(ValueFormat format, decimal? value, string currency = MoneyFormat.Usd) => format switch
    {
        ValueFormat.Money => MoneyFormat.Full(value, currency),
        ValueFormat.Share => value is { } share ? AmountFormat.Full(share * 100) + " %" : Words.Unknown,
        _ => AmountFormat.Full(value),
    };
}
