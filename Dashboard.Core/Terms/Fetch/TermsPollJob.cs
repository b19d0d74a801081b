using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Terms.Fetch;

/// <summary>Polls the terms that are due. Runs often and does little: each source has its own time.</summary>
public sealed partial class TermsPollJob(PollTerms poll, ILogger<TermsPollJob> log)
{
    public const string Id = "terms-poll";

    /// <summary>Safe to run twice: what was polled is not due any more, and what was cut off has not happened.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var round = await poll.DueAsync(ct);
        if (round.Sources.Count > 0)
            LogPolled(round.Sources.Count, round.Changed, round.Trouble);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Polled {Count} terms sources: {Changed} changed, {Trouble} in trouble")]
    private partial void LogPolled(int count, int changed, int trouble);
}
