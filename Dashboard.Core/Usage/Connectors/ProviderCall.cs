using System.Globalization;
using System.Text.Json;

using Dashboard.Core.Outbound;
using Dashboard.Core.Usage.Connections;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>Asks a provider through the one door out, and turns whatever comes into an answer or a sentence about what to do.</summary>
internal sealed class ProviderCall(OutboundClient outbound, IUsageConnector connector, string secret, FeedOptions options, TimeProvider time)
{
    // Of one question; a provider that fails more often has a bad hour.
    private const int Tries = 3;

    private readonly Dictionary<string, string> _headers = new(connector.Headers(secret), StringComparer.OrdinalIgnoreCase);

    public async Task<CallAnswer> GetAsync(string url, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            var outcome = await outbound.FetchAsync(
                new OutboundRequest(new Uri(url)) { Accept = _headers.GetValueOrDefault("Accept") ?? "application/json", Headers = Sent, MaxBytes = options.MaxPageBytes }, ct);
            if (tried >= Tries || PauseAfter(outcome) is not { } pause)
                return Read(outcome);

            await Task.Delay(pause, time, ct);
        }
    }

    private Dictionary<string, string> Sent => _headers.Where(h => !h.Key.Equals("Accept", StringComparison.OrdinalIgnoreCase)).ToDictionary();

    // Null: asking again at once would change nothing.
    private TimeSpan? PauseAfter(OutboundOutcome outcome) => outcome switch
    {
        OutboundOutcome.Received { Status: 429 or 503, Headers.RetryAfter: { } wait } => wait <= options.LongestPause ? wait : null,
        OutboundOutcome.Received { Status: 500 or 502 or 503 or 504 } => options.RetryPause,
        OutboundOutcome.Failed { Kind: FailureKind.Interrupted or FailureKind.Timeout } => options.RetryPause,
        OutboundOutcome.Refused { Refusal: { Reason: RefusalReason.AskedToWait, Until: { } until } } when until - Now <= options.LongestPause => until - Now,
        _ => null,
    };

    private CallAnswer Read(OutboundOutcome outcome)
    {
        switch (outcome)
        {
            case OutboundOutcome.Received answer when SkewOf(answer.Headers) is { } skew:
                return new(skew, answer.Status, default, answer.Headers);
            case OutboundOutcome.Received { IsSuccess: true } page:
                return new(null, page.Status, page.Body, page.Headers);
            case OutboundOutcome.Received answer:
                return new(Refusal(answer), answer.Status, default, answer.Headers);
            case OutboundOutcome.Refused { Refusal: { Reason: RefusalReason.AskedToWait } refusal }:
                return Failed(FeedState.RateLimited, $"{connector.Info.Name} asked us to wait.", refusal.Until);
            case OutboundOutcome.Refused { Refusal.Reason: RefusalReason.PrivateAddress } refused:
                return Failed(FeedState.NotAllowed, $"{refused.Refusal.Detail} If the address is yours, name it in Outbound:AllowedPrivate.");
            case OutboundOutcome.Refused refused:
                return Failed(FeedState.NotAllowed, $"We do not call this address: {refused.Refusal.Detail}");
            case OutboundOutcome.Failed { Kind: FailureKind.TooLarge } large:
                return Failed(FeedState.TooMuch, $"A page is larger than {FeedOptions.Section}:MaxPageBytes ({options.MaxPageBytes >> 20} MiB). {large.Detail}");
            case OutboundOutcome.Failed failed:
                return Failed(FeedState.Unreachable, $"No whole answer: {failed.Detail} The sync is tried again by itself.");
            default:
                throw new InvalidOperationException($"{outcome.GetType().Name} is no answer to a plain question.");
        }
    }

    private Trouble Refusal(OutboundOutcome.Received answer) => answer.Status switch
    {
        // What a provider says of a wrong key may hold parts of it.
        401 => new(FeedState.WrongKey, $"{connector.Info.Name} does not accept the key. {connector.Advice(FeedState.WrongKey)}"),
        403 => new(FeedState.MissingScope, $"The key may not read this{Words(answer.Body)} {connector.Advice(FeedState.MissingScope)}"),
        404 => new(FeedState.NotFound, $"Nothing is there (404){Words(answer.Body)} {connector.Advice(FeedState.NotFound)}"),
        429 => new(
            FeedState.RateLimited, $"{connector.Info.Name} has had too many questions for now; we ask again when it allows.", answer.Headers.RetryAfter is { } wait ? Now + wait : null),
        >= 500 => new(
            FeedState.Unreachable, $"{connector.Info.Name} answered {answer.Status}; that is its own trouble. The sync is tried again by itself.",
            answer.Headers.RetryAfter is { } pause ? Now + pause : null),
        _ => new(FeedState.Unreadable, $"{connector.Info.Name} answered {answer.Status}{Words(answer.Body)}"),
    };

    // Whole days are replaced: a clock that is wrong would take the wrong ones.
    private Trouble? SkewOf(AnswerHeaders headers)
    {
        if (!headers.All.TryGetValue("Date", out var text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs))
            return null;

        // What a cache kept was said earlier.
        if (headers.All.TryGetValue("Age", out var age) && double.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            theirs += TimeSpan.FromSeconds(seconds);

        var apart = time.GetUtcNow() - theirs;
        return apart.Duration() <= options.ClockTolerance
            ? null
            : new(
                FeedState.ClockSkew,
                $"This machine's clock is {Long(apart.Duration())} {(apart > TimeSpan.Zero ? "ahead of" : "behind")} {connector.Info.Name}'s ({theirs.UtcDateTime:yyyy-MM-dd HH:mm} UTC). Set it right: days would be taken for others.");
    }

    private static string Long(TimeSpan span) =>
        span.TotalHours < 2 ? $"{span.TotalMinutes:0} minutes" : span.TotalDays < 2 ? $"{span.TotalHours:0} hours" : $"{span.TotalDays:0} days";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The provider's own sentence, where it has one, without our key.</summary>
    private string Words(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
                return ".";

            var message = json.RootElement.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object && error.TryGetProperty("message", out var inner) ? inner
                : error.ValueKind is JsonValueKind.String ? error
                : json.RootElement.TryGetProperty("message", out var own) ? own
                : json.RootElement.TryGetProperty("detail", out var detail) ? detail : default;
            if (message.ValueKind is not JsonValueKind.String || message.GetString() is not { Length: > 0 } text)
                return ".";

            var clean = new string([.. text.Replace(secret, "(key)", StringComparison.Ordinal).Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
            return $": \"{(clean.Length > 200 ? clean[..200] + "…" : clean)}\".";
        }
        catch (JsonException)
        {
            return ".";
        }
    }

    private static CallAnswer Failed(FeedState state, string sentence, DateTime? until = null) => new(new(state, sentence, until), null, default, null);
}

/// <summary>A body, or why there is none.</summary>
internal sealed record CallAnswer(Trouble? Trouble, int? Status, ReadOnlyMemory<byte> Body, AnswerHeaders? Headers);
