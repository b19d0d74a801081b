using System.Globalization;

using Dashboard.Core.Outbound;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Usage.Connectors;

/// <summary>The usage room with its connections, and a provider on a real socket that keeps the test's time.</summary>
public sealed class FeedHouse : IAsyncDisposable
{
    public const string Key = "sk-admin-0123456789-secret";

    private FeedHouse(LocalWeb web)
    {
        Web = web;
        House = new UsageHouse(Clock, services =>
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Outbound:AllowedPrivate"] = web.Authority,
                ["Outbound:PerHostSpacing"] = "0",
                [$"{FeedOptions.Section}:RetryPause"] = "0",
            }).Build();
            services.AddSingleton<IConfiguration>(configuration).AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddOutbound(configuration);
        });
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public LocalWeb Web { get; }

    public UsageHouse House { get; }

    /// <summary>Answers in place of the provider; says whether it did. The number counts all questions.</summary>
    public Func<HttpContext, int, Task<bool>>? Fault { get; set; }

    public static async Task<FeedHouse> StartAsync() => new(await LocalWeb.StartAsync());

    public T Get<T>() where T : notnull => House.Get<T>();

    /// <summary>A path that answers with JSON to whoever has the key.</summary>
    public void On(string path, Func<IQueryCollection, string> answer, string header = "Authorization", string prefix = "Bearer ") => Web.On(path, async context =>
    {
        context.Response.Headers.Date = Clock.GetUtcNow().ToString("R");
        if (Fault is { } fault && await fault(context, Web.Requests.Count))
            return;

        if (context.Request.Headers[header] != prefix + Key)
        {
            await WriteAsync(context, 401, $$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}}"}}""");
            return;
        }

        await WriteAsync(context, 200, answer(context.Request.Query));
    });

    public static Task WriteAsync(HttpContext context, int status, string body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Adds a connection to the local provider and gives its number.</summary>
    public async Task<int> AddAsync(string connector, Func<FeedDraft, FeedDraft>? change = null, string? secret = Key)
    {
        var draft = new FeedDraft("main", connector, Web.Root.ToString());
        var saved = await Get<SaveFeed>().RunAsync(change?.Invoke(draft) ?? draft, secret, null, Ct);
        Assert.True(saved is SaveOutcome.Saved, saved is SaveOutcome.Refused refused ? string.Join(' ', refused.Problems) : "");
        return (await Get<FeedsQuery>().ListAsync(Ct)).Max(f => f.Id);
    }

    public async Task<SyncReport> SyncAsync(int id, CancellationToken? ct = null)
    {
        var report = await Get<RunningSyncs>().RunAsync(id, ct ?? Ct);
        return report ?? throw new InvalidOperationException("Somebody else synced.");
    }

    public async Task<FeedSummary> FeedAsync(int id) => (await Get<FeedsQuery>().FindAsync(id, Ct))!;

    public Task<IReadOnlyList<SyncRun>> RunsAsync(int id) => Get<FeedsQuery>().RunsAsync(id, 1000, Ct);

    /// <summary>All that the cost ledger holds, day by day.</summary>
    public async Task<IReadOnlyList<(string Day, decimal Usd)>> ChargesAsync()
    {
        await using var store = House.Store.CreateDbContext();
        var charges = await store.CostEntries().AsNoTracking().ToListAsync(Ct);
        return [.. charges.GroupBy(c => c.At.Date).OrderBy(g => g.Key).Select(g => (Text(DateOnly.FromDateTime(g.Key)), g.Sum(c => c.Nanos / 1_000_000_000m)))];
    }

    public static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none";

    public async Task<long> InputAsync(string from = "2020-01-01", string until = "2030-01-01") => (await House.SpendAsync(from, until)).Totals.Tokens.Input ?? 0;

    public async ValueTask DisposeAsync()
    {
        House.Dispose();
        await Web.DisposeAsync();
    }
}
