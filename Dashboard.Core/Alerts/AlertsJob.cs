using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Alerts;

/// <summary>The round of all alert rules, as a job.</summary>
public sealed partial class AlertsJob(AlertRound round, ILogger<AlertsJob> log)
{
    public const string Id = "alerts-round";

    public async Task RunAsync(CancellationToken ct)
    {
        var result = await round.RunAsync(ct);
        LogRound(result.Raised, result.Kept, result.Resolved);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Alerts: {Raised} raised, {Kept} still hold, {Resolved} resolved")]
    private partial void LogRound(int raised, int kept, int resolved);
}
