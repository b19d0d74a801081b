using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Providers;

/// <summary>Registers the catalogue of providers, models and prices.</summary>
public static class ProviderServices
{
    public static IServiceCollection AddProviders(this IServiceCollection services) =>
        services.AddSingleton(_ => new ModelCatalogue(CatalogueReader.Embedded)).AddSingleton<CurrentCatalogue>();
}
