using Dashboard.Core.Access;
using Dashboard.Core.AiModels;
using Dashboard.Core.Alerts;
using Dashboard.Core.Configuration;
using Dashboard.Core.Jobs;
using Dashboard.Core.Marks;
using Dashboard.Core.Outbound;
using Dashboard.Core.Providers;
using Dashboard.Core.Reports;
using Dashboard.Core.Risk;
using Dashboard.Core.Routing;
using Dashboard.Core.Samples;
using Dashboard.Core.Store;
using Dashboard.Core.Terms;
using Dashboard.Core.Usage;
using Dashboard.Core.Workloads;

namespace Dashboard.Shell;

/// <summary>Every room of the house, for the web server and for commands alike.</summary>
internal static class House
{
    public static IServiceCollection AddHouse(this IServiceCollection services, IConfiguration configuration, bool runJobs = false)
    {
        var folder = new DataFolder(configuration[DataFolder.Setting] ?? "data");
        services.AddSingleton(TimeProvider.System);
        services.AddStore(folder);
        services.AddOutbound(configuration);
        services.AddProviders();
        services.AddWorkloads();
        services.AddAccess(folder);
        services.AddMarks();
        services.AddUsage();
        services.AddTerms();
        services.AddAiModels();
        services.AddRoutes();
        services.AddRisk();
        services.AddAlerts();
        services.AddReports();
        services.AddSamples();
        services.AddConfigurationAsCode();
        services.AddJobs(new JobsOptions(folder) { RunServer = runJobs });
        return services;
    }
}
