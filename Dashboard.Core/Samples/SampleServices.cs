using Dashboard.Core.Samples.Listings;
using Dashboard.Core.Samples.Pages;
using Dashboard.Core.Samples.Terms;
using Dashboard.Core.Samples.Traffic;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Samples;

/// <summary>Registers the sample workspace; wants every room below it.</summary>
public static class SampleServices
{
    public static IServiceCollection AddSamples(this IServiceCollection services)
    {
        services.AddSingleton<SampleBell>();
        services.AddSingleton<SampleQuery>();
        services.AddSingleton<SampleRecord>();
        services.AddSingleton<SampleAlerts>();
        services.AddSingleton<SampleSettling>();
        // In this order: usage finds its workloads when it comes.
        services.AddSingleton<ISamplePart, SampleWorkloads>();
        services.AddSingleton<ISamplePart, SampleUsage>();
        services.AddSingleton<ISamplePart, SampleTerms>();
        services.AddSingleton<ISamplePart, SampleListings>();
        services.AddSingleton<ISamplePart, SampleModelPages>();
        services.AddSingleton<ISamplePart, SampleBudgets>();
        services.AddSingleton<SampleWorkspace>();
        services.AddScoped<SampleJob>();
        services.AddScoped<StartSample>();
        return services;
    }
}
