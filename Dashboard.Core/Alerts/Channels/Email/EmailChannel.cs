using System.Net.Sockets;

using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Outbound;
using Dashboard.Core.Providers.Credentials;

using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

using Microsoft.Extensions.Options;

namespace Dashboard.Core.Alerts.Channels.Email;

/// <summary>Sends a mail through somebody's server. A mail cannot be taken back or told from its twin, so what may have arrived is not sent again.</summary>
internal sealed class EmailChannel(GuardedSocket sockets, CredentialBox box, IOptions<DeliveryOptions> options, TimeProvider time) : IAlertChannel
{
    private const int TlsPort = 465;

    public ChannelKind Kind => ChannelKind.Email;

    public bool ReceiverCanTell => false;

    public async Task<DeliveryOutcome> SendAsync(AlertChannel channel, AlertDelivery delivery, Func<CancellationToken, Task> handingOver, CancellationToken ct)
    {
        string? password = null;
        if (channel.MailUser is not null && channel.Secret is not null)
        {
            switch (box.Open(channel.Secret))
            {
                case CredentialAnswer.Secret secret:
                    password = secret.Value;
                    break;
                case CredentialAnswer.Missing missing:
                    return new DeliveryOutcome.Failed(missing.Reason);
            }
        }

        var progress = new Progressed();
        // Revocation lists would be fetched from anywhere, past the guard.
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) => MailTrust.Accepts(certificate, errors, options.Value.MailAuthorities);
        try
        {
            await using var line = await sockets.ConnectAsync(channel.MailHost, channel.MailPort, ct);
            await client.ConnectAsync(line, channel.MailHost, channel.MailPort, SecurityOf(channel), ct);
            if (password is not null && channel.MailUser is not null)
                await client.AuthenticateAsync(channel.MailUser, password, ct);

            var mail = AlertMail.Of(channel, delivery, options.Value.PublicUrl, time.GetUtcNow());
            await handingOver(ct);
            var answer = await client.SendAsync(mail, ct, progress);
            await GoodbyeAsync(client, ct);
            return new DeliveryOutcome.Sent(Short($"The mail server took it: {answer}"));
        }
        catch (SmtpCommandException e)
        {
            // The server has spoken: it did not take it. 5xx is for ever, but people correct addresses and quotas, so it is tried again as well.
            return new DeliveryOutcome.Failed(Short($"The mail server refused it ({(int)e.StatusCode}): {e.Message}"));
        }
        catch (AuthenticationException e)
        {
            return new DeliveryOutcome.Failed(Short($"The mail server does not accept the user or password: {e.Message}"));
        }
        catch (Exception e) when (e is IOException or SocketException or ServiceNotConnectedException or ProtocolException or SslHandshakeException or NotSupportedException or OutboundFailedException or OutboundRefusedException)
        {
            return progress.Begun
                ? new DeliveryOutcome.Unsure("The line broke while the mail was handed over. It may have arrived.")
                : new DeliveryOutcome.Failed(Short(Sentence(e)));
        }
    }

    private static SecureSocketOptions SecurityOf(AlertChannel channel) => channel.MailSecurity switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.None => SecureSocketOptions.None,
        _ => channel.MailPort == TlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls,
    };

    private static async Task GoodbyeAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            // It has the mail; how we part changes nothing.
        }
    }

    private static string Sentence(Exception e) => e switch
    {
        SslHandshakeException => "The mail server's certificate was not accepted, or it speaks no TLS.",
        NotSupportedException => "The mail server offers no encryption (STARTTLS), and nothing is sent in the clear unasked.",
        OutboundFailedException or OutboundRefusedException => e.Message.EndsWith('.') ? e.Message : e.Message + ".",
        _ => $"The mail server could not be spoken to: {e.Message}",
    };

    private static string Short(string text) => text.Length <= 400 ? text : string.Concat(text.AsSpan(0, 400), "…");

    /// <summary>Whether anything of the mail itself has gone over the line.</summary>
    private sealed class Progressed : ITransferProgress
    {
        public bool Begun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Begun = true;

        public void Report(long bytesTransferred) => Begun = true;
    }
}
