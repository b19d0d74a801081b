using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Connections;

/// <summary>A polled connection as somebody asks for it.</summary>
/// <param name="Connector">The key of a connector, as in <c>openai-api</c>.</param>
/// <param name="Url">The base address; empty is the provider's own.</param>
/// <param name="Variable">The environment variable that holds the key.</param>
/// <param name="Account">Whose account it is; some providers want it for the address.</param>
/// <param name="LeftOut">Parts that are not to be asked for.</param>
public sealed record FeedDraft(
    string Name, string Connector, string Url, string? Variable = null, string? Account = null, AccountKind AccountKind = AccountKind.Organization,
    IReadOnlyList<string>? LeftOut = null, int IntervalMinutes = FeedDraft.UsualInterval, int LateDays = FeedDraft.UsualLateDays, DateOnly? ReadBackTo = null, bool Paused = false)
{
    public const int MaxUrl = 500;
    public const int UsualInterval = 60;
    public const int UsualLateDays = 3;

    private static readonly DateOnly Oldest = new(2020, 1, 1);

    /// <summary>One spelling for one meaning.</summary>
    public string BaseUrl => Url.Trim().TrimEnd('/');

    /// <summary>As the table keeps it.</summary>
    public string LeftOutText => string.Join(' ', (LeftOut ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    public IEnumerable<Problem> Problems(DateOnly today)
    {
        if (Name.Trim().Length is 0 or > 200)
            yield return new("name", "Give the connection a name of at most 200 characters.");

        if (Url.Length > MaxUrl || !Uri.TryCreate(Url.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0
            || url.Query.Length > 0 || url.Fragment.Length > 0)
            yield return new("url", "Give the full base address, starting with https://, without a password, a question mark or a hash in it.");

        if (CredentialBox.Refuses(Variable) is { } refusal)
            yield return new("keyEnv", refusal);

        if (Account is { } account && (account.Length is 0 or > 100 || !account.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
            yield return new("account", "The account has letters, digits, hyphens, dots and underscores only.");

        if (IntervalMinutes is < 15 or > 24 * 60)
            yield return new("intervalMinutes", "Ask every 15 minutes at the most, and once a day at the least.");

        if (LateDays is < 1 or > 31)
            yield return new("lateDays", "From 1 to 31 of the last days can be read again each time.");

        if (ReadBackTo is { } back && (back < Oldest || back > today))
            yield return new("readBackTo", $"The first day to read lies between {Oldest:yyyy-MM-dd} and today.");
    }
}
