using Dashboard.Core.Routing.History;
using Dashboard.Core.Routing.Import;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Routing.Sources;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Routing;

/// <summary>Registers routes; ASP.NET Core owns the name AddRouting.</summary>
public static class RoutingServices
{
    public static IServiceCollection AddRoutes(this IServiceCollection services) => services
        .AddSingleton<RoutesQuery>()
        .AddSingleton<RouteReading>()
        .AddSingleton<RouterImport>()
        .AddSingleton<RouteHistoryQuery>()
        .AddSingleton<RouteSourcesQuery>()
        .AddSingleton<SaveRouteSource>()
        .AddSingleton<RouteSourceReader>()
        .AddSingleton<PollRoutes>()
        .AddTransient<PollRoutesJob>()
        .AddSingleton<SaveRoute>()
        .AddSingleton<RemoveRoute>();
}
