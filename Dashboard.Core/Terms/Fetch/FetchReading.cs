using Dashboard.Core.Outbound;
using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Fetch;

/// <summary>Reads how a fetch ended as a source's state. Pure.</summary>
public static class FetchReading
{
    public static FetchResult Of(OutboundOutcome outcome) => outcome switch
    {
        OutboundOutcome.NotModified => new FetchResult.NotModified(),
        OutboundOutcome.Received { IsSuccess: true } page =>
            new FetchResult.Page(page.Body, page.Trail.Final, page.Headers.ContentType, page.Headers.All, page.Validators),
        OutboundOutcome.Received answer => Status(answer),
        OutboundOutcome.Refused { Refusal: { Reason: RefusalReason.AskedToWait, Until: { } until } refusal } => new FetchResult.Postponed(until, refusal.Detail),
        OutboundOutcome.Refused refused => new FetchResult.Trouble(TermsState.Unreachable, refused.Refusal.Detail),
        OutboundOutcome.Failed failed => new FetchResult.Trouble(TermsState.Unreachable, Sentence(failed)),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no known outcome."),
    };

    private static FetchResult.Trouble Status(OutboundOutcome.Received answer)
    {
        var (state, reason) = answer.Status switch
        {
            404 or 410 => (TermsState.Gone, $"The host answered {answer.Status}: there is no such page any more."),
            401 or 403 or 407 or 429 or 451 => (TermsState.Blocked, $"The host answered {answer.Status} and does not let us read the page."),
            503 when IsChallenge(answer) => (TermsState.Blocked, "The host answered 503 with a challenge."),
            _ => (TermsState.Unreachable, $"The host answered {answer.Status}."),
        };
        return new(state, reason, answer.Headers.RetryAfter);
    }

    private static bool IsChallenge(OutboundOutcome.Received answer) =>
        answer.Headers.All.ContainsKey("cf-mitigated") || (answer.Headers.All.TryGetValue("Server", out var server) && server.Contains("cloudflare", StringComparison.OrdinalIgnoreCase));

    private static string Sentence(OutboundOutcome.Failed failed) => failed.Kind switch
    {
        FailureKind.Dns => "The host's name could not be resolved.",
        FailureKind.Timeout => $"The host did not answer in time. {failed.Detail}",
        FailureKind.Tls => $"The host's certificate or encryption was not accepted: {failed.Detail}",
        FailureKind.TooLarge => $"The page is too large. {failed.Detail}",
        FailureKind.TooManyRedirects or FailureKind.RedirectLoop => $"The address redirects without end. {failed.Detail}",
        _ => $"No whole answer: {failed.Detail}",
    };
}
