using Hangfire;

using Microsoft.Extensions.Logging;

namespace Dashboard.Core.AiModels.Pages;

/// <summary>Reads the pages about deprecations and status that are due.</summary>
public sealed partial class PagesPollJob(PollPages poll, ILogger<PagesPollJob> log)
{
    public const string Id = "model-pages-poll";

    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public async Task RunAsync(CancellationToken ct)
    {
        var status = await poll.RunAsync(PageKind.Status, all: false, ct);
        var deprecations = await poll.RunAsync(PageKind.Deprecations, all: false, ct);
        var news = status.Concat(deprecations).Sum(p => p.News.Count);
        var troubled = status.Concat(deprecations).Count(p => p.State is not PageState.Read);
        LogPolled(status.Count, deprecations.Count, news, troubled);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Polled {Status} status pages and {Deprecations} pages about deprecations: {News} pieces of news, {Troubled} could not be read")]
    private partial void LogPolled(int status, int deprecations, int news, int troubled);
}
