using Dashboard.Core.Outbound;
using Dashboard.Core.Providers.Credentials;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>Asks a host for its list through the one door out.</summary>
public sealed class ListingFetcher(OutboundClient outbound, CredentialBox box)
{
    private const long LargestAnswer = 8 * 1024 * 1024;

    public async Task<ListingAnswer> FetchAsync(ListingSource source, CancellationToken ct)
    {
        var headers = new Dictionary<string, string>();
        if (source.Credential is { } stored)
        {
            switch (box.Open(stored))
            {
                case CredentialAnswer.Missing missing:
                    return new ListingAnswer.Trouble(ListingState.Blocked, missing.Reason);
                case CredentialAnswer.Secret secret when secret.Value.AsSpan().ContainsAnyExceptInRange('!', '~'):
                    return new ListingAnswer.Trouble(ListingState.Blocked, "The key holds characters that no key has; enter it again.");
                case CredentialAnswer.Secret secret:
                    headers[source.Form is ListingForm.Anthropic ? "x-api-key" : "Authorization"] =
                        source.Form is ListingForm.Anthropic ? secret.Value : $"Bearer {secret.Value}";
                    break;
            }
        }

        if (source.Form is ListingForm.Anthropic)
            headers["anthropic-version"] = "2023-06-01";

        var outcome = await outbound.FetchAsync(
            new OutboundRequest(AddressOf(source)) { Accept = "application/json", Headers = headers, MaxBytes = LargestAnswer }, ct);
        return outcome switch
        {
            OutboundOutcome.Received { IsSuccess: true } page => Read(page.Body),
            OutboundOutcome.Received { Status: 401 or 403 or 407 or 429 or 451 } answer =>
                new ListingAnswer.Trouble(ListingState.Blocked, Refusal(answer.Status, source.Credential is not null), answer.Headers.RetryAfter),
            OutboundOutcome.Received answer => new ListingAnswer.Trouble(ListingState.Unreachable, $"The host answered {answer.Status}.", answer.Headers.RetryAfter),
            OutboundOutcome.Refused { Refusal: { Reason: RefusalReason.AskedToWait, Until: { } until } } => new ListingAnswer.Postponed(until),
            OutboundOutcome.Refused refused => new ListingAnswer.Trouble(ListingState.Unreachable, refused.Refusal.Detail),
            OutboundOutcome.Failed failed => new ListingAnswer.Trouble(ListingState.Unreachable, $"No whole answer: {failed.Detail}"),
            _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no answer to a plain question."),
        };
    }

    // Anthropic lists twenty at a time unless asked for more.
    private static Uri AddressOf(ListingSource source) =>
        new(source.Form is ListingForm.Anthropic && !source.Url.Contains('?', StringComparison.Ordinal) ? $"{source.Url}?limit=1000" : source.Url);

    private static ListingAnswer Read(ReadOnlyMemory<byte> body) => ListingReader.Read(body) switch
    {
        ListingReading.Read read => new ListingAnswer.Listed(read.Models),
        ListingReading.Unreadable unreadable => new ListingAnswer.Trouble(ListingState.Unreadable, unreadable.Reason),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is no known reading."),
    };

    private static string Refusal(int status, bool withKey) => status is 401 or 403
        ? $"The host answered {status}: it {(withKey ? "does not accept the key" : "wants a key")}."
        : $"The host answered {status} and does not let us read its list.";
}

/// <summary>What asking for a list came to.</summary>
public abstract record ListingAnswer
{
    private ListingAnswer()
    {
    }

    public sealed record Listed(IReadOnlyList<ListedLine> Models) : ListingAnswer;

    /// <summary>No list, and why: it says nothing about models.</summary>
    public sealed record Trouble(ListingState State, string Reason, TimeSpan? RetryAfter = null) : ListingAnswer;

    /// <summary>The host wants quiet; we did not ask.</summary>
    public sealed record Postponed(DateTime Until) : ListingAnswer;
}
