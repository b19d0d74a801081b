using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Outbound;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Alerts.Deliveries;

/// <summary>Channels and messages over a real store, with real servers on the loopback and a clock that we turn.</summary>
internal sealed class DeliveryHouse : IDisposable
{
    public DeliveryHouse(params string[] allowed)
        : this(null, allowed)
    {
    }

    /// <param name="mailAuthorities">A PEM file of who vouches for mail servers.</param>
    /// <param name="allowed">Our own servers.</param>
    public DeliveryHouse(string? mailAuthorities, string[] allowed)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Outbound:AllowedPrivate"] = string.Join(',', allowed),
            ["Outbound:PerHostSpacing"] = "0",
            ["Alerts:PublicUrl"] = "https://ai.example.com/",
            ["Alerts:MostAttempts"] = "3",
            ["Alerts:MailAuthorities"] = mailAuthorities,
        }).Build();
        Store = new TestStore(services => services
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton<CredentialBox>()
            .AddOutbound(configuration)
            .AddAlerts());
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public TestStore Store { get; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public T Get<T>()
        where T : notnull => Store.Services.GetRequiredService<T>();

    public async Task<ChannelSaved.Saved> AddAsync(ChannelDraft draft) => Assert.IsType<ChannelSaved.Saved>(await Get<SaveChannel>().AddAsync(draft, "ana@example.com", Ct));

    public Task<ChannelSaved.Saved> WebhookAsync(Uri url, string name = "Hook") => AddAsync(new(ChannelKind.Webhook, name) { Url = url.AbsoluteUri });

    public Task<ChannelSaved.Saved> MailAsync(int port) => AddAsync(new(ChannelKind.Email, "Lawyers")
    {
        MailHost = "127.0.0.1",
        MailPort = port,
        MailSecurity = MailSecurity.None,
        MailFrom = "dashboard@example.com",
        MailTo = ["law@example.com", "buy@example.com"],
    });

    public async Task<int> AlertAsync(string subject = "1", Level level = Level.High, string rule = "terms-changed", string title = "anthropic changed its Terms.", DateTime? raised = null)
    {
        var alert = new Alert
        {
            Rule = rule,
            Subject = subject,
            Level = level,
            Title = title,
            Detail = "“We may suspend your access <b>without notice</b>.”",
            Path = "/terms/changes/1",
            RaisedAt = raised ?? Now,
            LastSeenAt = Now,
        };
        await using var store = Open();
        store.Alerts().Add(alert);
        await store.SaveChangesAsync(Ct);
        return alert.Id;
    }

    /// <summary>One run of the job: how many were queued and sent.</summary>
    public async Task<(int Queued, int Sent)> RoundAsync() => (await Get<QueueDeliveries>().RunAsync(Ct), await Get<DeliverAlerts>().DueAsync(Ct));

    public async Task<IReadOnlyList<DeliveryRow>> LogAsync() => await Get<DeliveriesQuery>().ListAsync(channel: null, troubled: false, 100, Ct);

    public async Task ChangeAsync(Action<DashboardStore> change)
    {
        await using var store = Open();
        change(store);
        await store.SaveChangesAsync(Ct);
    }

    /// <summary>Leaves a message as a process that died in the middle of its attempt does.</summary>
    public async Task DieAsync(bool handedOver)
    {
        await using var store = Open();
        var now = Now;
        await store.AlertDeliveries().ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.ClaimedAt, now).SetProperty(d => d.HandedOver, handedOver).SetProperty(d => d.Attempts, 1), Ct);
    }

    public DashboardStore Open() => Store.CreateDbContext();

    public void Dispose() => Store.Dispose();
}
