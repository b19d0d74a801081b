using System.Text;

using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Tests.Support;

using MimeKit;

namespace Dashboard.Tests.Alerts.Deliveries;

/// <summary>Mails to a real mail server: one for each alert, and none that may have arrived is sent twice.</summary>
public sealed class EmailTests
{
    [Fact]
    public async Task A_mail_carries_the_evidence_as_text_and_cannot_be_made_to_carry_more()
    {
        await using var server = new LocalMail();
        using var house = new DeliveryHouse(server.Authority);
        await house.MailAsync(server.Port);
        await house.AlertAsync(title: "anthropic changed its Terms.\r\nBcc: thief@example.com");

        Assert.Equal((1, 1), await house.RoundAsync());
        Assert.Equal((0, 0), await house.RoundAsync());

        var mail = Read(Assert.Single(server.Mails));
        Assert.Equal(["law@example.com", "buy@example.com"], mail.To.Mailboxes.Select(m => m.Address));
        Assert.Empty(mail.Bcc);
        Assert.StartsWith("High: anthropic changed its Terms.", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("<b>without notice</b>", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;without notice&lt;/b&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("https://ai.example.com/terms/changes/1", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Contains("taken as 42", Assert.Single(await house.LogAsync()).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_is_asked_again_and_then_given_up()
    {
        await using var server = new LocalMail { Recipient = "550 no such person" };
        using var house = new DeliveryHouse(server.Authority);
        await house.MailAsync(server.Port);
        await house.AlertAsync();

        await house.RoundAsync();
        Assert.Equal((DeliveryState.Waiting, true), ((await house.LogAsync())[0].State, (await house.LogAsync())[0].Answer!.Contains("no such person", StringComparison.Ordinal)));
        server.Recipient = "250 fine";
        house.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal((0, 1), await house.RoundAsync());
    }

    [Fact]
    public async Task A_line_that_breaks_after_the_mail_leaves_it_unsure_until_a_person_says_send()
    {
        await using var server = new LocalMail { VanishesAfterData = true };
        using var house = new DeliveryHouse(server.Authority);
        await house.MailAsync(server.Port);
        await house.AlertAsync();

        await house.RoundAsync();
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.RoundAsync();

        var unsure = Assert.Single(await house.LogAsync());
        Assert.Equal((DeliveryState.Unsure, 1), (unsure.State, server.Mails.Count));
        server.VanishesAfterData = false;
        Assert.True(await house.Get<DeliverAlerts>().AgainAsync(unsure.Id, DeliveryHouse.Ct));
        Assert.Equal((0, 1), await house.RoundAsync());
        Assert.Single(server.Mails.Select(m => Read(m).MessageId).Distinct());
    }

    [Fact]
    public async Task A_line_that_breaks_before_the_mail_is_tried_again()
    {
        await using var server = new LocalMail { VanishesAtOnce = true };
        using var house = new DeliveryHouse(server.Authority);
        await house.MailAsync(server.Port);
        await house.AlertAsync();

        await house.RoundAsync();
        server.VanishesAtOnce = false;
        house.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal((0, 1), await house.RoundAsync());
        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData(false, DeliveryState.Sent, 1)]
    [InlineData(true, DeliveryState.Unsure, 0)]
    public async Task An_attempt_that_died_is_made_again_only_when_nothing_had_gone_over_the_line(bool handedOver, DeliveryState state, int mails)
    {
        await using var server = new LocalMail();
        using var house = new DeliveryHouse(server.Authority);
        await house.MailAsync(server.Port);
        await house.AlertAsync();
        await house.Get<QueueDeliveries>().RunAsync(DeliveryHouse.Ct);
        await house.DieAsync(handedOver);
        house.Clock.Advance(TimeSpan.FromMinutes(6));

        await house.RoundAsync();

        Assert.Equal((state, mails), (Assert.Single(await house.LogAsync()).State, server.Mails.Count));
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing_unless_somebody_chose_so()
    {
        await using var server = new LocalMail();
        using var house = new DeliveryHouse(server.Authority);
        var channel = await house.MailAsync(server.Port);
        await house.ChangeAsync(store => store.AlertChannels().Single(c => c.Id == channel.Id).MailSecurity = MailSecurity.Auto);

        var test = await house.Get<QueueDeliveries>().TestAsync(channel.Id, "ana", DeliveryHouse.Ct);
        var outcome = Assert.IsType<DeliveryOutcome.Failed>(await house.Get<DeliverAlerts>().OneAsync(test!.Value, DeliveryHouse.Ct));

        Assert.Contains("no encryption", outcome.Answer, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_stored_password_is_not_sent_to_another_server()
    {
        using var house = new DeliveryHouse();
        var draft = new ChannelDraft(ChannelKind.Email, "Lawyers") { MailHost = "smtp.example.com", MailUser = "me", Secret = "opensesame", MailFrom = "a@example.com", MailTo = ["b@example.com"] };
        var channel = await house.AddAsync(draft);
        var save = house.Get<SaveChannel>();

        Assert.IsType<ChannelSaved.Refused>(await save.EditAsync(channel.Id, draft with { Secret = null, MailHost = "smtp.thief.example" }, DeliveryHouse.Ct));
        Assert.IsType<ChannelSaved.Saved>(await save.EditAsync(channel.Id, draft with { Secret = null, Name = "Law" }, DeliveryHouse.Ct));

        await using var store = house.Open();
        Assert.DoesNotContain("opensesame", store.AlertChannels().Single().Secret, StringComparison.Ordinal);
    }

    private static MimeMessage Read(string raw) => MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(raw)), DeliveryHouse.Ct);
}
