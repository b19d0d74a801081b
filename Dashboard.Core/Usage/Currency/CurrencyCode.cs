namespace Dashboard.Core.Usage.Currency;

/// <summary>Codes of currencies: three letters. Credits and points of a provider are no currency.</summary>
public static class CurrencyCode
{
    public const string Usd = "USD";

    /// <summary>Upper case; null when it is no code.</summary>
    public static string? Read(string? text) =>
        text?.Trim() is { Length: 3 } code && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : null;
}
