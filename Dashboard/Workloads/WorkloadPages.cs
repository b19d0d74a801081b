namespace Dashboard.Workloads;

/// <summary>Registers what these pages read and write with; one writer for each circuit, because it asks who is there.</summary>
internal static class WorkloadPages
{
    public static IServiceCollection AddWorkloadPages(this IServiceCollection services) => services
        .AddSingleton<WorkloadsReading>()
        .AddScoped<WorkloadWrites>();
}
