using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;

using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Alerts.Deliveries;

/// <summary>A password and a mail go only over a line whose other end is who it says it is.</summary>
public sealed class MailOverTlsTests : IDisposable
{
    private readonly TestFolder _files = new();
    private readonly X509Certificate2 _certificate = SelfSigned.For(IPAddress.Loopback);

    private string Authorities => _files.Write("authorities.pem", _certificate.ExportCertificatePem());

    public void Dispose()
    {
        _certificate.Dispose();
        _files.Dispose();
    }

    [Theory]
    [InlineData(MailSecurity.Tls)]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Auto)]
    public async Task A_server_that_our_authority_vouches_for_gets_password_and_mail_over_tls(MailSecurity security)
    {
        await using var server = new LocalMail { Certificate = _certificate, TlsAtOnce = security == MailSecurity.Tls };
        using var house = new DeliveryHouse(Authorities, [server.Authority]);

        Assert.IsType<DeliveryOutcome.Sent>(await SendAsync(house, "127.0.0.1", server.Port, security));

        var signIn = Assert.Single(server.SignIns);
        Assert.True(signIn.Protected);
        Assert.Equal("\0me\0opensesame", Encoding.UTF8.GetString(Convert.FromBase64String(signIn.Line.Split(' ')[2])));
        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData(MailSecurity.Tls)]
    [InlineData(MailSecurity.StartTls)]
    public async Task A_certificate_nobody_vouches_for_gets_neither(MailSecurity security)
    {
        await using var server = new LocalMail { Certificate = _certificate, TlsAtOnce = security == MailSecurity.Tls };
        using var house = new DeliveryHouse(server.Authority);

        await IsRefusedAsync(house, "127.0.0.1", server, security);
    }

    [Fact]
    public async Task A_certificate_of_our_authority_for_another_name_gets_neither()
    {
        using var elsewhere = SelfSigned.For(IPAddress.Parse("127.9.9.9"));
        await using var server = new LocalMail { Certificate = elsewhere, TlsAtOnce = true };
        using var house = new DeliveryHouse(_files.Write("elsewhere.pem", elsewhere.ExportCertificatePem()), [server.Authority]);

        await IsRefusedAsync(house, "127.0.0.1", server, MailSecurity.Tls);
    }

    private static async Task IsRefusedAsync(DeliveryHouse house, string host, LocalMail server, MailSecurity security)
    {
        var outcome = Assert.IsType<DeliveryOutcome.Failed>(await SendAsync(house, host, server.Port, security));

        Assert.Contains("certificate was not accepted", outcome.Answer, StringComparison.Ordinal);
        Assert.Empty(server.SignIns);
        Assert.Empty(server.Mails);
    }

    private static async Task<DeliveryOutcome?> SendAsync(DeliveryHouse house, string host, int port, MailSecurity security)
    {
        var channel = await house.AddAsync(new(ChannelKind.Email, "Lawyers")
        {
            MailHost = host,
            MailPort = port,
            MailSecurity = security,
            MailUser = "me",
            Secret = "opensesame",
            MailFrom = "dashboard@example.com",
            MailTo = ["law@example.com"],
        });
        var test = await house.Get<QueueDeliveries>().TestAsync(channel.Id, "ana", DeliveryHouse.Ct);
        return await house.Get<DeliverAlerts>().OneAsync(test!.Value, DeliveryHouse.Ct);
    }
}
