using Dashboard.Core.Configuration.Sections;
using Dashboard.Core.Routing.Import;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Versions;
using Dashboard.Core.Usage.Connectors;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Core.Configuration;

/// <summary>Registers configuration as code.</summary>
public static class ConfigurationServices
{
    /// <summary>A new kind of thing is a new section here.</summary>
    public static IServiceCollection AddConfigurationAsCode(this IServiceCollection services)
    {
        services.TryAddSingleton<UsageConnectors>();
        services.TryAddSingleton<RouterImport>();
        services.TryAddSingleton<CaptureFiles>();
        services.TryAddSingleton<VersionTexts>();
        return services
            .AddSingleton<IConfigSection, SettingsSection>()
            .AddSingleton<IConfigSection, OrganisationSection>()
            .AddSingleton<IConfigSection, WorkloadsSection>()
            .AddSingleton<IConfigSection, RoutesSection>()
            .AddSingleton<IConfigSection, RouteSourcesSection>()
            .AddSingleton<IConfigSection, ScenariosSection>()
            .AddSingleton<IConfigSection, TermsSection>()
            .AddSingleton<IConfigSection, WatchesSection>()
            .AddSingleton<IConfigSection, ListingsSection>()
            .AddSingleton<IConfigSection, ModelPagesSection>()
            .AddSingleton<IConfigSection, PricesSection>()
            .AddSingleton<IConfigSection, ConnectionsSection>()
            .AddSingleton<IConfigSection, LimitsSection>()
            .AddSingleton<IConfigSection, BudgetsSection>()
            .AddSingleton<IConfigSection, ChannelsSection>()
            .AddSingleton<ApplyConfiguration>()
            .AddSingleton<ExportConfiguration>();
    }
}
