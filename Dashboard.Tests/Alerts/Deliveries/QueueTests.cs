using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Marks;
using Dashboard.Core.Units;

namespace Dashboard.Tests.Alerts.Deliveries;

/// <summary>Who is told of what, and how often.</summary>
public sealed class QueueTests : IDisposable
{
    private readonly DeliveryHouse _house = new();

    [Fact]
    public async Task An_alert_is_queued_once_for_each_channel_however_often_and_however_many_ask()
    {
        await _house.WebhookAsync(new("https://a.example/hook"));
        await _house.WebhookAsync(new("https://b.example/hook"), "Other");
        await _house.AlertAsync();
        var queue = _house.Get<QueueDeliveries>();

        var rounds = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => queue.RunAsync(DeliveryHouse.Ct))));

        Assert.Equal(2, rounds.Sum());
        Assert.Equal(2, (await _house.LogAsync()).Count);
        Assert.Equal(0, await queue.RunAsync(DeliveryHouse.Ct));
    }

    [Fact]
    public async Task An_alert_that_grew_worse_is_told_again_and_one_that_grew_better_is_not()
    {
        await _house.WebhookAsync(new("https://a.example/hook"));
        var id = await _house.AlertAsync(level: Level.Medium);
        var queue = _house.Get<QueueDeliveries>();
        Assert.Equal(1, await queue.RunAsync(DeliveryHouse.Ct));

        await _house.ChangeAsync(store => store.Alerts().Single(a => a.Id == id).Level = Level.High);
        Assert.Equal(1, await queue.RunAsync(DeliveryHouse.Ct));
        await _house.ChangeAsync(store => store.Alerts().Single(a => a.Id == id).Level = Level.Low);
        Assert.Equal(0, await queue.RunAsync(DeliveryHouse.Ct));
    }

    [Fact]
    public async Task Only_what_the_channel_wants_and_nobody_has_settled_is_told()
    {
        await _house.AddAsync(new(ChannelKind.Webhook, "Hook") { Url = "https://a.example/", LeastLevel = Level.High, TermsOnly = true });
        await _house.AlertAsync("old", raised: _house.Now.AddMinutes(-1));
        await _house.AlertAsync("low", Level.Medium);
        await _house.AlertAsync("other", rule: "budget-threshold");
        var settled = await _house.AlertAsync("settled");
        await _house.AlertAsync("told", rule: "terms-sentence");
        await _house.ChangeAsync(store => store.Alerts().Single(a => a.Id == settled).State = AlertState.Acknowledged);

        Assert.Equal(1, await _house.Get<QueueDeliveries>().RunAsync(DeliveryHouse.Ct));

        Assert.Equal(Level.High, Assert.Single(await _house.LogAsync()).Level);
    }

    [Fact]
    public async Task A_paused_or_removed_channel_and_a_feed_are_sent_nothing()
    {
        var paused = await _house.WebhookAsync(new("https://a.example/hook"));
        var removed = await _house.WebhookAsync(new("https://b.example/hook"), "Other");
        await _house.AddAsync(new(ChannelKind.Feed, "Feed"));
        await _house.Get<SaveChannel>().PauseAsync(paused.Id, paused: true, DeliveryHouse.Ct);
        await _house.Get<SaveChannel>().RemoveAsync(removed.Id, DeliveryHouse.Ct);
        await _house.AlertAsync();

        Assert.Equal(0, await _house.Get<QueueDeliveries>().RunAsync(DeliveryHouse.Ct));
    }

    [Fact]
    public async Task What_the_sample_workspace_made_up_never_leaves_the_house()
    {
        await _house.WebhookAsync(new("https://a.example/hook"));
        await _house.ChangeAsync(store => store.SampleMarks().Add(new() { Kind = MarkKinds.TermsSource, Key = "https://sample.invalid/" }));
        await _house.AlertAsync();
        await _house.AlertAsync(rule: "single-provider");

        Assert.Equal(0, await _house.Get<QueueDeliveries>().RunAsync(DeliveryHouse.Ct));
    }

    [Theory]
    [InlineData("ftp://a.example/", "full address")]
    [InlineData("https://me:pass@a.example/", "full address")]
    public async Task A_webhook_wants_an_address(string url, string why)
    {
        var refused = Assert.IsType<ChannelSaved.Refused>(await _house.Get<SaveChannel>().AddAsync(new(ChannelKind.Webhook, "Hook") { Url = url }, "ana", DeliveryHouse.Ct));
        Assert.Contains(refused.Problems, p => p.Message.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mail_channel_says_everything_that_is_wrong_with_it()
    {
        var problems = new ChannelDraft(ChannelKind.Email, " ") { MailHost = "not a host", MailPort = 0, MailFrom = "x", MailTo = ["a@b.example", "c d"], MailSecurity = MailSecurity.None, MailUser = "me" }.Problems().ToList();

        Assert.Equal(["MailFrom", "MailHost", "MailPort", "MailTo", "MailUser", "Name"], problems.Select(p => p.Path).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _house.Dispose();
}
