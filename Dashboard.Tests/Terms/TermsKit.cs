using System.Globalization;

using Dashboard.Core.Outbound;
using Dashboard.Core.Providers;
using Dashboard.Core.Store;
using Dashboard.Core.Terms;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Units;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Terms;

/// <summary>The whole room over a real store, a real server on the loopback and a clock that we turn.</summary>
internal sealed class TermsKit : IDisposable
{
    public TermsKit(params LocalWeb[] webs)
        : this("0", webs)
    {
    }

    /// <param name="spacing">The pause between two requests to a host.</param>
    public TermsKit(string spacing, params LocalWeb[] webs)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Outbound:AllowedPrivate"] = string.Join(',', webs.Select(w => w.Authority)),
            ["Outbound:PerHostSpacing"] = spacing,
        }).Build();
        Store = new TestStore(services => services
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(Clock)
            .AddOutbound(configuration)
            .AddProviders()
            .AddTerms());
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public TestStore Store { get; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public T Get<T>()
        where T : notnull => Store.Services.GetRequiredService<T>();

    public async Task<int> AddAsync(Uri url, string provider = "example", string name = "Terms of service") =>
        IdOf(await Get<SaveTermsSource>().AddAsync(new(provider, name, TermsKind.Terms, url.AbsoluteUri), Ct));

    /// <summary>Under which number a source was kept.</summary>
    public static int IdOf(SaveOutcome outcome) => int.Parse(Assert.IsType<SaveOutcome.Saved>(outcome).Key, CultureInfo.InvariantCulture);

    /// <summary>Turns the clock to when the source is due and polls what is due then.</summary>
    public async Task<SourceRow> PollWhenDueAsync(int id)
    {
        var due = (await RowAsync(id)).NextDueAt;
        if (due > Now)
            Clock.Advance(due - Now);

        await Get<PollTerms>().DueAsync(Ct);
        return await RowAsync(id);
    }

    public async Task<SourceRow> RowAsync(int id) => (await Get<SourcesQuery>().FindAsync(id, Ct))!;

    public DashboardStore Open() => Store.CreateDbContext();

    public async Task<int> CountAsync<T>()
        where T : class
    {
        await using var store = Open();
        return await store.Set<T>().CountAsync(Ct);
    }

    public void Dispose() => Store.Dispose();
}
