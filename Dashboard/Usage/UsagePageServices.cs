using Dashboard.Usage.Outlook;
using Dashboard.Usage.Prices;
using Dashboard.Usage.Spending;

namespace Dashboard.Usage;

/// <summary>What the pages of usage need besides the queries.</summary>
internal static class UsagePageServices
{
    public static IServiceCollection AddUsagePages(this IServiceCollection services)
    {
        services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddOutlook().AddSingleton<SpendNames>().AddSingleton<SpendViews>().AddTransient<ImportSession>().AddScoped<FeedWrites>().AddScoped<PriceWrites>();
    }
}
