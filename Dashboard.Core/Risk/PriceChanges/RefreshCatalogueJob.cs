using Dashboard.Core.AiModels.Refresh;

using Hangfire;

using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Risk.PriceChanges;

/// <summary>Asks for newer lists once a day. An edition that changes no price in use applies itself; another waits for a person.</summary>
public sealed partial class RefreshCatalogueJob(RefreshCatalogue refresh, RefreshQuery standing, PriceStepsQuery steps, ApplyEdition apply, ILogger<RefreshCatalogueJob> log)
{
    public const string Id = "catalogue-refresh";

    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public Task RunAsync(CancellationToken ct) => RunAsync(all: false, ct);

    /// <summary>The same out of turn, for people.</summary>
    public async Task<RefreshRound> RunAsync(bool all, CancellationToken ct)
    {
        var lines = await refresh.RunAsync(all, ct);
        var waiting = (await standing.AskAsync(ct)).Waiting;
        if (waiting is null || await standing.ReadAsync(waiting.Id, ct) is not { } next)
            return new(lines, null, []);

        var changed = await steps.PreviewAsync(next, ct);
        if (changed.Count > 0)
        {
            LogWaits(waiting.Version, changed.Count);
            return new(lines, waiting, changed);
        }

        await apply.RunAsync(waiting.Id, who: null, ct);
        LogApplied(waiting.Version);
        return new(lines, null, []);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Catalogue {Version} changes {Count} prices in use and waits for a person")]
    private partial void LogWaits(string version, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Catalogue {Version} changes no price in use and is applied")]
    private partial void LogApplied(string version);
}

/// <summary>How a round went, and what waits for a person after it.</summary>
public sealed record RefreshRound(IReadOnlyList<RefreshLine> Lists, EditionLine? Waiting, IReadOnlyList<PriceStep> Changes);
