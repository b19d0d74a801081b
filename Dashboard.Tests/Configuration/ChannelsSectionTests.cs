using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Configuration;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Configuration;

/// <summary>Channels as a file says them: their secrets never are in one.</summary>
public sealed class ChannelsSectionTests : IDisposable
{
    // The guide's own example: what people copy must work.
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration-as-code.md")).Split("```yaml").Single(b => b.Contains("\nchannels:", StringComparison.Ordinal)).Split("```")[0];

    private readonly TestStore _store = new(services => services.AddSingleton(TimeProvider.System).AddProviders().AddSingleton<UsageConnectors>().AddConfigurationAsCode().AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddSingleton<CredentialBox>().AddSingleton<SaveChannel>());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SaveChannel Save => _store.Services.GetRequiredService<SaveChannel>();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Channels_apply_once_and_come_back_the_same()
    {
        var first = await ApplyAsync(Guide);
        var exported = await ExportAsync();
        var second = await ApplyAsync(exported);

        Assert.Empty(first.Errors);
        Assert.Equal((3, 0, 0), (first.Created, first.Changed, first.Unchanged));
        Assert.Equal((0, 0, 3), (second.Created, second.Changed, second.Unchanged));
        Assert.Equal(exported, await ExportAsync());
        var channels = await ChannelsAsync();
        Assert.Equal([("Ops mail", "env:SMTP_MAIL_KEY", false), ("Chat", "env:CHAT_HOOK_KEY", false), ("Reader", null, true)], channels.Select(c => (c.Name, c.Secret, c.Paused)));
        Assert.Equal("ops@example.com\nrisk@example.com", channels[0].MailTo);

        var changed = await ApplyAsync(exported.Replace("paused: true", "paused: false", StringComparison.Ordinal));
        Assert.Equal((0, 1, 2), (changed.Created, changed.Changed, changed.Unchanged));
    }

    [Fact]
    public async Task What_a_person_entered_as_secret_never_leaves_and_is_never_lost()
    {
        const string address = "https://hooks.example.com/services/T0123ABCD/B0456EFGH/xoxbABCDEFghijkl12345678";
        await Save.AddAsync(new ChannelDraft(ChannelKind.Webhook, "Chat") { Url = address, Secret = "whsec_kept" }, "ana@example.com", Ct);
        await Save.AddAsync(new ChannelDraft(ChannelKind.Feed, "Reader"), "ana@example.com", Ct);
        var before = await ChannelsAsync();

        var exported = await ExportAsync();
        var applied = await ApplyAsync(exported);

        Assert.DoesNotContain("xoxb", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec", exported, StringComparison.Ordinal);
        Assert.All(before, c => Assert.DoesNotContain(c.Secret!, exported, StringComparison.Ordinal));
        Assert.Equal((0, 0, 2), (applied.Created, applied.Changed, applied.Unchanged));
        Assert.Equal(before.Select(c => (c.Url, c.Secret)), (await ChannelsAsync()).Select(c => (c.Url, c.Secret)));
    }

    [Fact]
    public async Task A_channel_that_a_file_made_gets_its_secret_when_a_person_saves_it()
    {
        await ApplyAsync("channels: [{name: Chat, kind: webhook, url: 'https://hooks.example.com/risk'}, {name: Reader, kind: feed}]");
        var channels = await ChannelsAsync();
        Assert.All(channels, c => Assert.Null(c.Secret));

        foreach (var channel in channels)
        {
            var draft = new ChannelDraft(channel.Kind, channel.Name) { Url = channel.Url };
            Assert.NotNull(Assert.IsType<ChannelSaved.Saved>(await Save.EditAsync(channel.Id, draft, Ct)).Shown);
            Assert.Null(Assert.IsType<ChannelSaved.Saved>(await Save.EditAsync(channel.Id, draft, Ct)).Shown);
        }

        Assert.Contains("another channel", Assert.Single(Assert.IsType<ChannelSaved.Refused>(await Save.AddAsync(new ChannelDraft(ChannelKind.Feed, "reader"), "ana@example.com", Ct)).Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channels: [{name: A}]", "channels[0].kind")]
    [InlineData("channels: [{name: A, kind: pigeon}]", "channels[0].kind")]
    [InlineData("channels: [{name: A, kind: webhook}]", "channels[0].url")]
    [InlineData("channels: [{name: A, kind: webhook, url: ftp://example.com}]", "channels[0].url")]
    [InlineData("channels: [{name: A, kind: webhook, url: 'https://example.com', secretEnv: PATH}]", "channels[0].secretEnv")]
    [InlineData("channels: [{name: A, kind: webhook, url: 'https://example.com', secret: x}]", "channels[0].secret")]
    [InlineData("channels: [{name: A, kind: email, server: smtp.example.com, from: me}]", "channels[0].from")]
    [InlineData("channels: [{name: A, kind: email, server: smtp.example.com, from: a@example.com, to: [b]}]", "channels[0].to")]
    [InlineData("channels: [{name: A, kind: email, server: smtp.example.com, from: a@example.com, to: [b@example.com], security: none, user: a}]", "channels[0].user")]
    [InlineData("channels: [{name: A, kind: feed}, {name: a, kind: feed}]", "channels[1]")]
    public async Task What_is_wrong_is_named_by_its_place_in_the_file(string file, string path)
    {
        var result = await ApplyAsync(file);

        Assert.Contains(result.Errors, e => e.Path == path);
        Assert.Empty(await ChannelsAsync());
    }

    [Fact]
    public async Task A_stored_password_is_not_sent_to_another_server_because_a_file_says_so()
    {
        await Save.AddAsync(
            new ChannelDraft(ChannelKind.Email, "Mail") { MailHost = "smtp.example.com", MailUser = "ana", Secret = "hush", MailFrom = "a@example.com", MailTo = ["b@example.com"] }, "ana@example.com", Ct);

        var moved = await ApplyAsync((await ExportAsync()).Replace("smtp.example.com", "smtp.example.net", StringComparison.Ordinal));

        Assert.Equal("channels[0].secretEnv", Assert.Single(moved.Errors).Path);
        Assert.Equal("smtp.example.com", Assert.Single(await ChannelsAsync()).MailHost);
    }

    [Theory]
    [InlineData("https://hooks.slack.example/services/T0123ABCD/B0456EFGH/abcdEFGHijklMNOPqrstUVWX", true)]
    [InlineData("https://chat.example/api/webhooks/123456789012345678/abc", true)]
    [InlineData("https://prod.example/workflows?sig=abc", true)]
    [InlineData("https://ops.example/hooks/risk-alerts-of-the-web-team", false)]
    [InlineData("https://ops.example:8443/api/v1/alerts", false)]
    public void An_address_that_holds_a_token_is_known(string url, bool suspected) => Assert.Equal(suspected, SecretAddress.Suspects(url));

    private async Task<List<AlertChannel>> ChannelsAsync()
    {
        await using var store = _store.CreateDbContext();
        return await store.AlertChannels().AsNoTracking().OrderBy(c => c.Id).ToListAsync(Ct);
    }

    private Task<ApplyResult> ApplyAsync(string text) =>
        new ApplyConfiguration(_store, _store.Services.GetServices<IConfigSection>(), TimeProvider.System).RunAsync(text, dryRun: false, Ct);

    private async Task<string> ExportAsync() =>
        ConfigOutput.Yaml(await new ExportConfiguration(_store, _store.Services.GetServices<IConfigSection>()).RunAsync(Ct));
}
