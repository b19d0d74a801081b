using Dashboard.Core.Access;
<<<<<<< HEAD
using Dashboard.Core.Outbound;
=======
using Dashboard.Core.Providers;
>>>>>>> 6cc25bd99427ff960f18455ea517489a37f110e2
using Dashboard.Core.Routing;
using Dashboard.Core.Store;
using Dashboard.Core.Workloads;

namespace Dashboard.Shell;

/// <summary>Every room of the house, for the web server and for commands alike.</summary>
internal static class House
{
    public static IServiceCollection AddHouse(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = new DataFolder(configuration[DataFolder.Setting] ?? "data");
        services.AddSingleton(TimeProvider.System);
        services.AddStore(folder);
        services.AddOutbound(configuration);
        services.AddProviders();
        services.AddAccess(folder);
        services.AddWorkloads();
        services.AddRouting();
        return services;
    }
}
