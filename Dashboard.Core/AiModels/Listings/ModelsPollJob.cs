using Hangfire;

using Microsoft.Extensions.Logging;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>Polls the listings that are due.</summary>
public sealed partial class ModelsPollJob(PollModels poll, ILogger<ModelsPollJob> log)
{
    public const string Id = "models-poll";

    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public async Task RunAsync(CancellationToken ct)
    {
        var polls = await poll.RunAsync(all: false, ct);
        var changes = polls.Sum(p => p.Changes.Count);
        var troubled = polls.Count(p => p.State is not ListingState.Read);
        LogPolled(polls.Count, changes, troubled);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Polled {Count} listings: {Changes} changes, {Troubled} could not be read")]
    private partial void LogPolled(int count, int changes, int troubled);
}
