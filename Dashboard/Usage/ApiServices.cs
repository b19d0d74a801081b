using System.Threading.RateLimiting;

using Microsoft.Extensions.Options;

namespace Dashboard.Usage;

/// <summary>Registers what the API needs: its limits, and the turns in which bodies are held.</summary>
internal static class ApiServices
{
    /// <summary>The name of the limit of routes that hold a body.</summary>
    public const string Sending = "sending";

    public static void AddUsageApi(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(limits =>
        {
            limits.AddPolicy(Sending, http => RateLimitPartition.GetConcurrencyLimiter(Sending, _ =>
            {
                var most = http.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value.MaxAtOnce;
                return new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = most * 8, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
            }));
            limits.OnRejected = async (context, ct) =>
            {
                var response = context.HttpContext.Response;
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                response.Headers.RetryAfter = "2";
                await TypedResults.Problem("Too many programs are sending at the same time. Send it again in two seconds.", statusCode: StatusCodes.Status503ServiceUnavailable)
                    .ExecuteAsync(context.HttpContext);
            };
        });
    }
}
