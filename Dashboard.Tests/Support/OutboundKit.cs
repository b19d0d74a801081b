using Dashboard.Core.Outbound;
using Dashboard.Core.Outbound.Guard;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Support;

/// <summary>The real door, set up for a test: only the servers named may be called, and nobody waits between requests.</summary>
internal sealed class OutboundKit : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="allowed">Entries of <c>Outbound:AllowedPrivate</c>, such as <see cref="LocalWeb.Authority"/>.</param>
    public OutboundKit(
        IEnumerable<string> allowed,
        FakeTimeProvider? clock = null,
        ResolveHost? resolve = null,
        Action<IServiceCollection>? more = null,
        params (string Setting, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["Outbound:AllowedPrivate"] = string.Join(',', allowed),
            ["Outbound:PerHostSpacing"] = "0",
        };
        foreach (var (setting, value) in settings)
            values[$"Outbound:{setting}"] = value;

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock ?? TimeProvider.System);
        if (resolve is not null)
            services.AddSingleton(resolve);

        services.AddOutbound(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        more?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public OutboundClient Client => _services.GetRequiredService<OutboundClient>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<OutboundOutcome> GetAsync(Uri url) => FetchAsync(new OutboundRequest(url));

    public Task<OutboundOutcome> FetchAsync(OutboundRequest request) => Client.FetchAsync(request, Patience.Token);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
