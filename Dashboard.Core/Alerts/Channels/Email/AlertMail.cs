using System.Net;
using System.Text;

using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Units;

using MimeKit;

namespace Dashboard.Core.Alerts.Channels.Email;

/// <summary>A message as a mail: text for everybody, and the same as simple HTML. Nothing is loaded from anywhere.</summary>
internal static class AlertMail
{
    private const int LongestSubject = 180;

    public static MimeMessage Of(AlertChannel channel, AlertDelivery delivery, string? publicUrl, DateTimeOffset at)
    {
        var mail = new MimeMessage { Subject = Subject(delivery), Date = at, MessageId = $"{delivery.MessageId}@{DomainOf(channel.MailFrom)}" };
        mail.From.Add(MailboxAddress.Parse(channel.MailFrom));
        foreach (var address in channel.MailTo.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            mail.To.Add(MailboxAddress.Parse(address));

        // Nobody's holiday answers back to a machine (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        var link = MessageLink.Of(publicUrl, delivery.Path);
        mail.Body = new BodyBuilder { TextBody = Text(delivery, link), HtmlBody = Html(delivery, link) }.ToMessageBody();
        return mail;
    }

    private static string Subject(AlertDelivery delivery)
    {
        var words = delivery.AlertId is null ? delivery.Title : $"{LevelOf(delivery.Level)}: {delivery.Title}";
        // A line break in a subject would be a header of somebody else's choosing.
        words = new string([.. words.Select(c => char.IsControl(c) ? ' ' : c)]);
        return words.Length <= LongestSubject ? words : string.Concat(words.AsSpan(0, LongestSubject), "…");
    }

    private static string Text(AlertDelivery delivery, string? link)
    {
        var text = new StringBuilder();
        text.Append(delivery.Title).Append("\n\n").Append(delivery.Detail).Append("\n\n");
        text.Append(link is null ? $"Open the dashboard at {delivery.Path}" : link).Append("\n\n-- \n");
        return text.Append(Foot(delivery)).Append('\n').ToString();
    }

    private static string Html(AlertDelivery delivery, string? link) => $"""
        <!doctype html><html><body style="font-family: system-ui, sans-serif; line-height: 1.5">
        <p><strong>{Encode(delivery.Title)}</strong></p>
        <p style="white-space: pre-wrap">{Encode(delivery.Detail)}</p>
        <p>{(link is null ? $"Open the dashboard at {Encode(delivery.Path)}" : $"<a href=\"{Encode(link)}\">Open it in the dashboard</a>")}</p>
        <p><small>{Encode(Foot(delivery))}</small></p>
        </body></html>
        """;

    private static string Foot(AlertDelivery delivery) =>
        FormattableString.Invariant($"AI Usage & Provider Risk Dashboard. Raised {delivery.RaisedAt:d MMM yyyy, HH:mm} UTC by the rule {delivery.Rule}.");

    private static string LevelOf(Level level) => level.ToString();

    private static string DomainOf(string address) => address.LastIndexOf('@') is > 0 and var at ? address[(at + 1)..] : "localhost";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
