using Dashboard.Core.Routing.Import;
using Dashboard.Core.Routing.Routes;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Routing;

/// <summary>Registers routes; ASP.NET Core owns the name AddRouting.</summary>
public static class RoutingServices
{
    public static IServiceCollection AddRoutes(this IServiceCollection services) => services
        .AddSingleton<RoutesQuery>()
        .AddSingleton<RouteReading>()
        .AddSingleton<RouterImport>()
        .AddSingleton<SaveRoute>()
        .AddSingleton<RemoveRoute>();
}
