using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Usage.Import;

/// <summary>When the server starts, imports that died with the last one are marked.</summary>
internal sealed partial class InterruptedImportsAtStart(MarkInterrupted interrupted, ILogger<InterruptedImportsAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var found = await interrupted.RunAsync(stoppingToken);
        if (found > 0)
            LogFound(found);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} imports were interrupted; import the same files again to finish them")]
    private partial void LogFound(int count);
}
