using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Refresh;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.Providers.Credentials;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Core.AiModels;

/// <summary>Registers listings and their timeline.</summary>
public static class AiModelServices
{
    public static IServiceCollection AddAiModels(this IServiceCollection services)
    {
        services.AddOptions<AiModelOptions>().BindConfiguration(AiModelOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<CredentialBox>();
        return services
            .AddSingleton<ListingFetcher>()
            .AddSingleton<PollModels>()
            .AddSingleton<SaveListing>()
            .AddSingleton<ListingsQuery>()
            .AddSingleton<ListedModelsQuery>()
            .AddSingleton<ModelChangesQuery>()
            .AddSingleton<PollPages>()
            .AddSingleton<SavePage>()
            .AddSingleton<PagesQuery>()
            .AddSingleton<LifecycleQuery>()
            .AddSingleton<SettleEnd>()
            .AddSingleton<StatusQuery>()
            .AddSingleton<RefreshCatalogue>()
            .AddSingleton<RefreshQuery>()
            .AddSingleton<ApplyEdition>()
            .AddTransient<PagesPollJob>()
            .AddTransient<ModelsPollJob>();
    }
}
