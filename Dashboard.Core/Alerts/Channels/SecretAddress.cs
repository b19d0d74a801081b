namespace Dashboard.Core.Alerts.Channels;

/// <summary>Chat services put the right to post into the address itself: such an address is a secret. Pure.</summary>
public static class SecretAddress
{
    // "deployments-of-the-web-team" is long as well, but it has no digits among its letters.
    private const int TokenLength = 16;

    /// <summary>Whether an address has a query, or a part that looks like a token rather than a word.</summary>
    public static bool Suspects(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Query.Length > 0 || address.Segments.Select(s => s.Trim('/')).Any(IsToken));

    private static bool IsToken(string part) => part.Length >= TokenLength && part.Any(char.IsAsciiDigit)
        || part.Length >= 8 && part.Any(char.IsAsciiDigit) && part.Any(char.IsAsciiLetterUpper)
        || part.Length >= TokenLength && part.Any(char.IsAsciiLetterUpper) && part.Any(char.IsAsciiLetterLower);
}
