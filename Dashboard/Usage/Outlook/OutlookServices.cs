namespace Dashboard.Usage.Outlook;

/// <summary>What the pages of the outlook need.</summary>
internal static class OutlookServices
{
    public static IServiceCollection AddOutlook(this IServiceCollection services) =>
        services.AddScoped<OutlookNames>().AddScoped<AnomalyViews>().AddScoped<ExchangeViews>();
}
