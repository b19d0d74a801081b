using Dashboard.Core.Jobs.Housekeeping;
using Dashboard.Core.Jobs.Outcomes;
using Dashboard.Core.Jobs.SqliteStorage;
using Dashboard.Core.Store;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Jobs;

/// <summary>Registers the jobs.</summary>
public static class JobsServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services, JobsOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new HousekeepingOptions([options.Folder.JobsDatabase, options.Folder.Database]));
        services.AddScoped<HousekeepingJob>();
        services.AddSingleton<JobsQuery>();
        services.AddSingleton<RunJobNow>();

        // Before AddHangfire, which only fills gaps: its own storage, activator and filters are static, one for all hosts
        // of a process.
        services.AddSingleton<JobStorage>(provider => Open(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IJobFilterProvider>(provider => new JobFilterProviderCollection(
            JobFilterProviders.Providers, new RememberOutcome(provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((provider, configuration) => configuration
            .UseLogProvider(new HostLogProvider(provider.GetRequiredService<ILoggerFactory>()))
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());

        if (options.RunServer)
        {
            services.AddHostedService<ScheduleRegistration>();
            services.AddHangfireServer(server => Configure(server, options));
        }

        return services;
    }

    private static void Configure(BackgroundJobServerOptions server, JobsOptions options)
    {
        server.WorkerCount = options.Workers;
        server.ShutdownTimeout = options.ShutdownTimeout;
        server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        // A killed server leaves the list within a minute; its jobs and locks come back sooner, by their own leases.
        server.HeartbeatInterval = TimeSpan.FromSeconds(10);
        server.ServerCheckInterval = TimeSpan.FromSeconds(20);
        server.ServerTimeout = TimeSpan.FromSeconds(40);
    }

    private static SqliteJobStorage Open(JobsOptions options, TimeProvider time)
    {
        var path = options.Folder.JobsDatabase;
        options.Folder.Prepare();
        try
        {
            return new SqliteJobStorage(path, new SqliteStorageOptions { JobExpirationTimeout = options.KeepFinished, TimeProvider = time });
        }
        catch (SqliteException error)
        {
            throw new StoreProblemException($"The job file {path} cannot be used: {error.Message}", error);
        }
    }
}
