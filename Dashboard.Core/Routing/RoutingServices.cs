using Dashboard.Core.Routing.Routes;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Routing;

/// <summary>Registers routes.</summary>
public static class RoutingServices
{
    public static IServiceCollection AddRouting(this IServiceCollection services) => services
        .AddSingleton<RoutesQuery>()
        .AddSingleton<SaveRoute>()
        .AddSingleton<RemoveRoute>();
}
