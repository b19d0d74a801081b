using Dashboard.Core.Workloads.Profile;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Workloads;

/// <summary>Registers workloads.</summary>
public static class WorkloadServices
{
    public static IServiceCollection AddWorkloads(this IServiceCollection services) => services
        .AddSingleton<WorkloadsQuery>()
        .AddSingleton<SaveWorkload>()
        .AddSingleton<ProfileQuery>()
        .AddSingleton<SaveProfile>()
        .AddSingleton<RemoveWorkload>();
}
