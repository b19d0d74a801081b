using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Units;

namespace Dashboard.Alerts;

/// <summary>What the form about a channel holds.</summary>
public sealed class ChannelInput
{
    public bool IsMissing { get; set; }
    public ChannelKind Kind { get; set; }
    public string? Name { get; set; }
    public string? Url { get; set; }
    public string? Secret { get; set; }
    public string? SecretVariable { get; set; }
    public bool HasSecret { get; set; }
    public string? MailHost { get; set; }
    public int MailPort { get; set; } = 587;
    public MailSecurity MailSecurity { get; set; }
    public string? MailUser { get; set; }
    public string? MailFrom { get; set; }
    public string? MailTo { get; set; }
    public Level LeastLevel { get; set; } = Level.Low;
    public bool TermsOnly { get; set; }

    public static ChannelInput Of(ChannelRow row) => new()
    {
        Kind = row.Kind,
        Name = row.Draft.Name,
        Url = row.Draft.Url,
        SecretVariable = row.Draft.SecretVariable,
        HasSecret = row.HasSecret,
        MailHost = row.Draft.MailHost,
        MailPort = row.Draft.MailPort,
        MailSecurity = row.Draft.MailSecurity,
        MailUser = row.Draft.MailUser,
        MailFrom = row.Draft.MailFrom,
        MailTo = string.Join('\n', row.Draft.MailTo),
        LeastLevel = row.Draft.LeastLevel,
        TermsOnly = row.Draft.TermsOnly,
    };

    public ChannelDraft ToDraft() => new(Kind, Name ?? "")
    {
        Url = (Url ?? "").Trim(),
        Secret = string.IsNullOrEmpty(Secret) ? null : Secret,
        SecretVariable = string.IsNullOrWhiteSpace(SecretVariable) ? null : SecretVariable.Trim(),
        MailHost = (MailHost ?? "").Trim(),
        MailPort = MailPort,
        MailSecurity = MailSecurity,
        MailUser = string.IsNullOrWhiteSpace(MailUser) ? null : MailUser.Trim(),
        MailFrom = (MailFrom ?? "").Trim(),
        MailTo = (MailTo ?? "").Split(['\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        LeastLevel = LeastLevel,
        TermsOnly = TermsOnly,
    };
}
