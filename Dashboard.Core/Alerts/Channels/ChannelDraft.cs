using System.Net.Mail;

using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Units;

namespace Dashboard.Core.Alerts.Channels;

/// <summary>What a person says about a channel.</summary>
public sealed record ChannelDraft(ChannelKind Kind, string Name)
{
    private const int LongestText = 200;
    private const int LongestUrl = 2000;
    private const int MostAddresses = 50;

    public string Url { get; init; } = "";

    /// <summary>A new secret; null keeps the one that is stored.</summary>
    public string? Secret { get; init; }

    /// <summary>The environment variable that has the secret, instead of one that is stored.</summary>
    public string? SecretVariable { get; init; }

    public string MailHost { get; init; } = "";
    public int MailPort { get; init; } = 587;
    public MailSecurity MailSecurity { get; init; }
    public string? MailUser { get; init; }
    public string MailFrom { get; init; } = "";
    public IReadOnlyList<string> MailTo { get; init; } = [];
    public Level LeastLevel { get; init; } = Level.Low;
    public bool TermsOnly { get; init; }

    /// <summary>Everything that is wrong, one sentence for each field.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (!Enum.IsDefined(Kind))
            yield return new(nameof(Kind), "Choose how people are told.");

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestText)
            yield return new(nameof(Name), $"Give the channel a name of at most {LongestText} characters.");

        if (SecretVariable is { Length: > 0 } && CredentialBox.Refuses(SecretVariable) is { } refused)
            yield return new(nameof(SecretVariable), refused);

        foreach (var problem in Kind switch { ChannelKind.Webhook => Webhook(), ChannelKind.Email => Email(), _ => [] })
            yield return problem;
    }

    private IEnumerable<Problem> Webhook()
    {
        if (Url.Length > LongestUrl || !Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
            yield return new(nameof(Url), "Give the full address that takes the messages, starting with https://.");
    }

    private IEnumerable<Problem> Email()
    {
        if (Uri.CheckHostName(MailHost) == UriHostNameType.Unknown || MailHost.Length > LongestText)
            yield return new(nameof(MailHost), "Give the name of the mail server, as in smtp.example.com.");

        if (MailPort is < 1 or > 65535)
            yield return new(nameof(MailPort), "Give the port of the mail server, as in 587.");

        if (!IsAddress(MailFrom))
            yield return new(nameof(MailFrom), "Give the address that mails come from.");

        if (MailTo.Count is 0 or > MostAddresses)
            yield return new(nameof(MailTo), $"Give one to {MostAddresses} addresses, one a line.");

        foreach (var address in MailTo.Where(a => !IsAddress(a)))
            yield return new(nameof(MailTo), $"\"{address}\" is not a mail address.");

        if (MailSecurity == MailSecurity.None && !string.IsNullOrWhiteSpace(MailUser))
            yield return new(nameof(MailUser), "A password is never sent over a line in the clear; choose TLS, or leave the user empty.");
    }

    private static bool IsAddress(string text) =>
        text.Length is > 2 and <= LongestText && !text.Any(char.IsControl) && MailAddress.TryCreate(text, out var address) && address.Address == text.Trim() && !text.Contains(' ', StringComparison.Ordinal);
}
