using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Alerts.Deliveries;

/// <summary>Queues what is new and sends what is due, as a job.</summary>
public sealed partial class DeliverAlertsJob(QueueDeliveries queue, DeliverAlerts deliver, ILogger<DeliverAlertsJob> log)
{
    public const string Id = "alerts-deliver";

    public async Task RunAsync(CancellationToken ct)
    {
        var queued = await queue.RunAsync(ct);
        var sent = await deliver.DueAsync(ct);
        LogRound(queued, sent);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Messages about alerts: {Queued} queued, {Sent} sent")]
    private partial void LogRound(int queued, int sent);
}
