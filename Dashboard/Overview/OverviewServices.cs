namespace Dashboard.Overview;

/// <summary>The questions of the home page.</summary>
internal static class OverviewServices
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services
        .AddScoped<StartQuery>()
        .AddScoped<SpendCardQuery>()
        .AddScoped<MonthCardQuery>()
        .AddScoped<SpendChartQuery>()
        .AddScoped<RetirementsQuery>()
        .AddScoped<FreshnessQuery>();
}
