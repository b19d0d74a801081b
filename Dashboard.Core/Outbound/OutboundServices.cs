using System.Net;
using Dashboard.Core.Outbound.GitHub;
using Dashboard.Core.Outbound.Guard;
using Dashboard.Core.Outbound.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Outbound;

/// <summary>Puts the door in its frame.</summary>
public static class OutboundServices
{
    /// <summary>For hosts, whose configuration is a service.</summary>
    public static IServiceCollection AddOutbound(this IServiceCollection services) =>
        services.AddOutbound(provider => provider.GetRequiredService<IConfiguration>());

    public static IServiceCollection AddOutbound(this IServiceCollection services, IConfiguration configuration) =>
        services.AddOutbound(_ => configuration);

    /// <summary>Sends everything a client sends through the guard, in its turn and within the limits.</summary>
    public static IHttpClientBuilder ThroughOutbound(this IHttpClientBuilder builder) => builder
        .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<GuardedHandlers>().Create())
        // The pool renews its connections itself.
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        // They log whole addresses, and those of web hooks are secrets.
        .RemoveAllLoggers()
        // The gate has the clock; this one would count the wait for a turn.
        .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan);

    private static IServiceCollection AddOutbound(this IServiceCollection services, Func<IServiceProvider, IConfiguration> configuration)
    {
        services.AddOptions<OutboundOptions>()
            .Configure<IServiceProvider>((options, provider) => Bind(options, configuration(provider).GetSection(OutboundOptions.Section)))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutboundOptions>, OutboundOptionsCheck>());

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ResolveHost>(_ => Dns.GetHostAddressesAsync);
        services.TryAddSingleton<AllowedPrivate>();
        services.TryAddSingleton<GuardedConnect>();
        services.TryAddSingleton(provider => new GuardedSocket(provider.GetRequiredService<GuardedConnect>()));
        services.TryAddSingleton<HostTurns>();
        services.TryAddSingleton<GuardedHandlers>();
        services.AddOptions<GitHubOptions>()
            .Configure<IServiceProvider>((options, provider) => configuration(provider).GetSection(GitHubOptions.Section).Bind(options)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(provider => new GitHubHistory(
            provider.GetRequiredService<GuardedHandlers>(), provider.GetRequiredService<IOptions<GitHubOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<OutboundClient>();
        services.TryAddSingleton<GitHubFiles>();
        services.AddHttpClient(OutboundClient.Name).ThroughOutbound();
        return services;
    }

    private static void Bind(OutboundOptions options, IConfigurationSection section)
    {
        section.Bind(options);

        // One line with commas, as written on a command line; the binder would ignore it without a word.
        if (section[nameof(OutboundOptions.AllowedPrivate)] is { Length: > 0 } line)
        {
            foreach (var entry in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                options.AllowedPrivate.Add(entry);
        }
    }
}
