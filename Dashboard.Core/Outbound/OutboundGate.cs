using System.Net;
using Dashboard.Core.Outbound.Body;
using Dashboard.Core.Outbound.Guard;
using Dashboard.Core.Outbound.Turns;

namespace Dashboard.Core.Outbound;

/// <summary>Every request of the house passes here: checked, in its turn, within its limits.</summary>
internal sealed class OutboundGate(HostTurns turns, OutboundOptions options, TimeProvider time) : DelegatingHandler
{
    internal static readonly HttpRequestOptionsKey<long> MaxBytes = new("outbound.max-bytes");
    internal static readonly HttpRequestOptionsKey<TimeSpan> TimeLeft = new("outbound.time-left");
    internal static readonly HttpRequestOptionsKey<bool> IsPrelude = new("outbound.is-prelude");
    internal static readonly HttpRequestOptionsKey<long> StartedAt = new("outbound.started-at");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (UrlRule.Check(request.RequestUri) is { } refusal)
            throw new OutboundRefusedException(refusal);

        Prepare(request);
        var turn = await turns.EnterAsync(AuthorityOf(request.RequestUri!), cancellationToken);
        turn.WithoutPause = request.Options.TryGetValue(IsPrelude, out var prelude) && prelude;
        request.Options.Set(StartedAt, time.GetTimestamp());
        var budget = new TimeBudget(nameof(options.WholeTimeLimit), options.WholeTimeLimit, TimeLeftFor(request), time);
        HttpResponseMessage? response = null;
        try
        {
            response = await SendInTimeAsync(request, budget, cancellationToken);
            if ((int)response.StatusCode is 429 or 503 && RetryAfterOf(response) is { } delay)
                turn.AskedToWait(delay);

            response.Content = new BoundedContent(response.Content, MaxBytesOf(request), turn, budget);

            // A response that is forgotten, neither read nor disposed, must not keep its host for ever.
            budget.Token.UnsafeRegister(static t => ((HostTurns.Turn)t!).Dispose(), turn);
            return response;
        }
        catch
        {
            response?.Dispose();
            budget.Dispose();
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Would go around the queue.</summary>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Send requests asynchronously.");

    private async Task<HttpResponseMessage> SendInTimeAsync(HttpRequestMessage request, TimeBudget whole, CancellationToken ct)
    {
        using var headers = new TimeBudget(nameof(options.HeadersTimeLimit), options.HeadersTimeLimit, options.HeadersTimeLimit, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(ct, whole.Token, headers.Token);
        try
        {
            return await base.SendAsync(request, any.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            // Neither of ours: the handler's own limit, which covers name resolution, TCP and TLS.
            throw whole.IsExceeded ? whole.Exceeded(e)
                : headers.IsExceeded ? headers.Exceeded(e)
                : OutboundFailedException.TimedOut(nameof(options.ConnectTimeLimit), options.ConnectTimeLimit, e);
        }
        catch (HttpRequestException e) when (e.InnerException is OutboundRefusedException refused)
        {
            throw new OutboundRefusedException(refused.Refusal);
        }
        catch (HttpRequestException e)
        {
            throw OutboundFailedException.Read(e)!;
        }
    }

    private void Prepare(HttpRequestMessage request)
    {
        // HTTP/3 would dial by itself, without the guard's connection.
        if (request.Version.Major >= 3)
            request.Version = HttpVersion.Version20;

        if (request.VersionPolicy == HttpVersionPolicy.RequestVersionOrHigher)
            request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;

        request.Headers.Remove("User-Agent");
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.Remove("Accept-Encoding");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", BoundedContent.Accepted);
    }

    private TimeSpan TimeLeftFor(HttpRequestMessage request) =>
        request.Options.TryGetValue(TimeLeft, out var left) && left < options.WholeTimeLimit ? left : options.WholeTimeLimit;

    private long MaxBytesOf(HttpRequestMessage request) =>
        request.Options.TryGetValue(MaxBytes, out var most) ? most : options.MaxBytes;

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) =>
        RetryAfter.Read(response.HeaderText("Retry-After"), time.GetUtcNow(), options.RetryAfterCap);

    /// <summary>One queue for each way of writing a host.</summary>
    private static string AuthorityOf(Uri url) => $"{url.IdnHost.TrimEnd('.')}:{url.Port}";
}
