using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Channels.Webhook;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Alerts.Deliveries;

/// <summary>Signed messages to a real server, tried again until it takes them, and never after.</summary>
public sealed class WebhookTests
{
    // The worked example of the Standard Webhooks specification.
    [Fact]
    public void The_signature_is_the_one_that_the_specification_shows() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSecret.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8));

    [Fact]
    public async Task An_alert_arrives_signed_once_with_its_evidence_and_link()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Json("/hook", "{}");
        using var house = new DeliveryHouse(web.Authority);
        var channel = await house.WebhookAsync(web.Url("/hook"));
        await house.AlertAsync();

        Assert.Equal((1, 1), await house.RoundAsync());
        Assert.Equal((0, 0), await house.RoundAsync());

        var request = Assert.Single(web.RequestsTo("/hook"));
        Assert.Equal(request.Header("webhook-signature"), SignedBy(channel.Shown!, request));
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal("alert.raised", body.RootElement.GetProperty("type").GetString());
        var data = body.RootElement.GetProperty("data");
        Assert.Equal(("high", "https://ai.example.com/terms/changes/1"), (data.GetProperty("level").GetString(), data.GetProperty("url").GetString()));
        Assert.Contains("without notice", data.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Sent, Assert.Single(await house.LogAsync()).State);
    }

    [Fact]
    public async Task A_receiver_that_fails_is_asked_again_later_with_the_same_id_and_no_sooner_than_it_wishes()
    {
        await using var web = await LocalWeb.StartAsync();
        var answers = new Queue<int>([500, 429, 200]);
        web.On("/hook", context =>
        {
            context.Response.StatusCode = answers.Dequeue();
            if (context.Response.StatusCode == 429)
                context.Response.Headers.RetryAfter = "1800";

            return Task.CompletedTask;
        });
        using var house = new DeliveryHouse(web.Authority);
        await house.WebhookAsync(web.Url("/hook"));
        await house.AlertAsync();

        await house.RoundAsync();
        Assert.Equal((0, 0), await house.RoundAsync());
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.RoundAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal((0, 0), await house.RoundAsync());
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((0, 1), await house.RoundAsync());

        Assert.Equal(3, web.Requests.Count);
        Assert.Single(web.Requests.Select(r => r.Header("webhook-id")).Distinct());
    }

    [Fact]
    public async Task It_is_given_up_after_the_last_attempt_and_a_person_can_send_it_again()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Json("/hook", "{}", status: 500);
        using var house = new DeliveryHouse(web.Authority);
        await house.WebhookAsync(web.Url("/hook"));
        await house.AlertAsync();
        for (var i = 0; i < 5; i++)
        {
            await house.RoundAsync();
            house.Clock.Advance(TimeSpan.FromHours(13));
        }

        var given = Assert.Single(await house.LogAsync());
        Assert.Equal((DeliveryState.GivenUp, 3, 3), (given.State, given.Attempts, web.Requests.Count));
        Assert.Contains("500", given.Answer, StringComparison.Ordinal);

        web.Json("/hook", "{}");
        Assert.True(await house.Get<DeliverAlerts>().AgainAsync(given.Id, DeliveryHouse.Ct));
        Assert.Equal((0, 1), await house.RoundAsync());
        Assert.False(await house.Get<DeliverAlerts>().AgainAsync(given.Id, DeliveryHouse.Ct));
    }

    [Fact]
    public async Task An_attempt_that_died_is_made_again_with_the_same_id_once_its_lease_is_over()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Json("/hook", "{}");
        using var house = new DeliveryHouse(web.Authority);
        await house.WebhookAsync(web.Url("/hook"));
        await house.AlertAsync();
        await house.Get<QueueDeliveries>().RunAsync(DeliveryHouse.Ct);
        await house.DieAsync(handedOver: true);

        Assert.Equal((0, 0), await house.RoundAsync());
        house.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal((0, 1), await house.RoundAsync());
    }

    [Fact]
    public async Task Two_workers_at_once_send_each_message_once()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/hook", async context => await Task.Delay(30, context.RequestAborted));
        using var house = new DeliveryHouse(web.Authority);
        await house.WebhookAsync(web.Url("/hook"));
        for (var i = 0; i < 8; i++)
            await house.AlertAsync(subject: $"{i}");

        await house.Get<QueueDeliveries>().RunAsync(DeliveryHouse.Ct);
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Get<DeliverAlerts>().DueAsync(DeliveryHouse.Ct))));

        Assert.Equal((8, 8), (sent.Sum(), web.Requests.Count));
    }

    [Fact]
    public async Task A_private_address_that_is_not_ours_is_never_called_and_a_redirect_is_not_followed()
    {
        await using var web = await LocalWeb.StartAsync();
        await using var other = await LocalWeb.StartAsync();
        web.Redirect("/hook", other.Url("/elsewhere").AbsoluteUri);
        using var house = new DeliveryHouse(web.Authority);
        await house.WebhookAsync(web.Url("/hook"));
        await house.WebhookAsync(other.Url("/direct"), "Straight");
        await house.AlertAsync();

        Assert.Equal((2, 0), await house.RoundAsync());

        Assert.Empty(other.Requests);
        Assert.All(await house.LogAsync(), d => Assert.Equal(DeliveryState.Waiting, d.State));
        Assert.Contains(await house.LogAsync(), d => d.Answer!.Contains("AllowedPrivate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_secret_is_stored_sealed_and_shown_once()
    {
        using var house = new DeliveryHouse();
        var channel = await house.WebhookAsync(new("https://a.example/hook/with-a-secret-path"));
        await using var store = house.Open();

        Assert.StartsWith("whsec_", channel.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(channel.Shown![6..], store.AlertChannels().Single().Secret, StringComparison.Ordinal);
        var row = Assert.Single(await house.Get<ChannelsQuery>().ListAsync(DeliveryHouse.Ct));
        Assert.Equal((true, "https://a.example"), (row.HasSecret, row.Target));
        Assert.Null(row.Draft.Secret);
    }

    private static string SignedBy(string secret, SeenRequest request)
    {
        var signed = $"{request.Header("webhook-id")}.{request.Header("webhook-timestamp")}.{request.Body}";
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes(signed)))}";
    }
}
