using Hangfire;

using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Routing.Sources;

/// <summary>Looks at watched routers' configurations.</summary>
public sealed partial class PollRoutesJob(PollRoutes poll, ILogger<PollRoutesJob> log)
{
    public const string Id = "routes-poll";

    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public async Task RunAsync(CancellationToken ct)
    {
        var looked = await poll.RunAsync(id: null, ct);
        var troubled = looked.Count(s => s.State is not RouteSourceState.Read);
        LogPolled(looked.Count, troubled);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Looked at {Count} routers' configurations: {Troubled} could not be read")]
    private partial void LogPolled(int count, int troubled);
}
