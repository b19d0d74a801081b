using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Usage.Connectors;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Core.Usage.Connections;

/// <summary>Registers polled connections.</summary>
internal static class FeedServices
{
    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>().BindConfiguration(FeedOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<CredentialBox>();
        return services
            .AddSingleton<UsageConnectors>()
            .AddSingleton<FeedsQuery>()
            .AddSingleton<FeedLog>()
            .AddSingleton<SaveFeed>()
            .AddSingleton<SyncWindow>()
            .AddSingleton<SyncConnection>()
            .AddSingleton<SyncDue>()
            .AddSingleton<RunningSyncs>()
            .AddHostedService(provider => provider.GetRequiredService<RunningSyncs>())
            .AddTransient<UsageSyncJob>();
    }
}
