using System.Collections.Concurrent;
using System.Text;

using Dashboard.Core.Outbound;
using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Fetch.Robots;

/// <summary>Asks a host's robots.txt before its pages, once a day; a host that has none turns nobody away.</summary>
public sealed class RobotsGate(OutboundClient outbound, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, (RobotsRules Rules, DateTimeOffset Until)> _held = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the page is not to be asked for; null when it may be.</summary>
    public async Task<FetchResult?> RefusesAsync(Uri url, CancellationToken ct)
    {
        var host = url.GetLeftPart(UriPartial.Authority);
        if (!_held.TryGetValue(host, out var held) || held.Until <= time.GetUtcNow())
        {
            switch (await outbound.FetchAsync(new OutboundRequest(new Uri($"{host}/robots.txt")) { Accept = "text/plain,*/*;q=0.5", IsPrelude = true }, ct))
            {
                case OutboundOutcome.Received { Status: >= 500 } broken:
                    // Whoever cannot say what may be read is not read (RFC 9309, 2.3.1.4).
                    return new FetchResult.Trouble(TermsState.Unreachable, $"The host answered {broken.Status} when asked what may be read (robots.txt).", broken.Headers.RetryAfter);
                case OutboundOutcome.Received answer:
                    held = (answer.IsSuccess ? RobotsRules.Read(Encoding.UTF8.GetString(answer.Body.Span), OutboundOptions.ProductName) : RobotsRules.None, time.GetUtcNow() + Kept);
                    _held[host] = held;
                    break;
                case OutboundOutcome.Failed { Kind: FailureKind.TooLarge or FailureKind.TooManyRedirects or FailureKind.RedirectLoop or FailureKind.Protocol }:
                    // Nonsense instead of rules is no rule.
                    held = (RobotsRules.None, time.GetUtcNow() + Kept);
                    break;
                case var outcome:
                    return FetchReading.Of(outcome);
            }
        }

        return held.Rules.Forbids(url.PathAndQuery) is { } rule
            ? new FetchResult.Trouble(TermsState.Blocked, $"The host's robots.txt asks not to read this page (\"{rule}\").")
            : null;
    }
}
