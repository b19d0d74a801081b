using Dashboard.Core.Outbound.Guard;
using Dashboard.Core.Outbound.Redirects;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Outbound;

/// <summary>
/// Fetches on behalf of users: guarded, polite, bounded, redirects followed by hand. Nothing is retried here,
/// neither reads nor writes; that is the caller's job.
/// </summary>
public sealed partial class OutboundClient(IHttpClientFactory clients, IOptions<OutboundOptions> options, TimeProvider time, ILogger<OutboundClient> log)
{
    /// <summary>The name of the guarded client, for those who want a plain <see cref="HttpClient"/>.</summary>
    public const string Name = "outbound";

    public async Task<OutboundOutcome> FetchAsync(OutboundRequest request, CancellationToken ct)
    {
        HeaderRule.Check(request);
        var journey = new Journey(request, time);
        if (UrlRule.Check(request.Url) is { } refusal)
            return Refused(journey, refusal);

        try
        {
            while (true)
            {
                if (await StepAsync(request, journey, ct) is { } outcome)
                    return outcome;
            }
        }
        catch (OutboundRefusedException e)
        {
            return Refused(journey, e.Refusal);
        }
        catch (OutboundFailedException e)
        {
            return Failed(journey, e.Kind, e.Message);
        }
    }

    /// <summary>Asks one address; null means that its redirect is to be followed.</summary>
    private async Task<OutboundOutcome?> StepAsync(OutboundRequest request, Journey journey, CancellationToken ct)
    {
        var left = options.Value.WholeTimeLimit - journey.Spent;
        if (left <= TimeSpan.Zero)
            throw OutboundFailedException.TimedOut(nameof(OutboundOptions.WholeTimeLimit), options.Value.WholeTimeLimit);

        using var message = journey.Message();
        message.Options.Set(OutboundGate.TimeLeft, left);
        using var response = await clients.CreateClient(Name).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
        var status = (int)response.StatusCode;

        var step = RedirectRule.Next(request.Method, status, response.HeaderText("Location"), journey.Been, options.Value.MaxRedirects);
        switch (step)
        {
            case RedirectStep.Follow follow:
                journey.Follow(status, follow);
                if (message.Options.TryGetValue(OutboundGate.StartedAt, out var started))
                    journey.Spent += time.GetElapsedTime(started);

                return null;
            case RedirectStep.Refuse refuse:
                return Refused(journey, refuse.Refusal);
            case RedirectStep.Fail fail:
                return Failed(journey, fail.Kind, fail.Detail);
        }

        var headers = AnswerHeaders.Read(response, time.GetUtcNow(), options.Value.RetryAfterCap);
        if (status == 304)
        {
            return journey.IsConditional
                ? new OutboundOutcome.NotModified(journey.Trail, headers)
                : Failed(journey, FailureKind.Protocol, "Answered 304 to a question that was not conditional.");
        }

        var body = await response.Content.ReadAsByteArrayAsync(ct);
        return new OutboundOutcome.Received(journey.Trail, status, headers, body);
    }

    private OutboundOutcome.Refused Refused(Journey journey, Refusal refusal)
    {
        var host = HostOf(journey);
        LogRefused(host, refusal.Reason, refusal.Detail);
        return new(journey.Trail, refusal);
    }

    private OutboundOutcome.Failed Failed(Journey journey, FailureKind kind, string detail)
    {
        var host = HostOf(journey);
        LogFailed(host, kind, detail);
        return new(journey.Trail, kind, detail);
    }

    /// <summary>Never the path: web hooks carry their secret there.</summary>
    private static string HostOf(Journey journey) => journey.Here.IsAbsoluteUri ? journey.Here.Host : "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused to call {Host} ({Reason}): {Detail}")]
    private partial void LogRefused(string host, RefusalReason reason, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "No answer from {Host} ({Kind}): {Detail}")]
    private partial void LogFailed(string host, FailureKind kind, string detail);
}
