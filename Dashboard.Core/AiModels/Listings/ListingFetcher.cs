using Dashboard.Core.Outbound;
using Dashboard.Core.Providers.Credentials;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>Asks a host for its list through the one door out.</summary>
public sealed class ListingFetcher(OutboundClient outbound, CredentialBox box)
{
    private const long LargestAnswer = 8 * 1024 * 1024;
    private const int MostPages = 20;

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
                    var (name, value) = Header(source.Form, secret.Value);
                    headers[name] = value;
                    break;
            }
        }

        if (source.Form is ListingForm.Anthropic)
            headers["anthropic-version"] = "2023-06-01";

        return await PagesAsync(source, headers, ct);
    }

    private async Task<ListingAnswer> PagesAsync(ListingSource source, Dictionary<string, string> headers, CancellationToken ct)
    {
        var models = new Dictionary<string, ListedLine>(StringComparer.Ordinal);
        var entries = 0L;
        var first = AddressOf(source);
        var page = first;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var outcome = await outbound.FetchAsync(new OutboundRequest(page) { Accept = "application/json", Headers = headers, MaxBytes = LargestAnswer }, ct);
            if (outcome is not OutboundOutcome.Received { IsSuccess: true } received)
                return Trouble(outcome, source);

            switch (ListingReader.Read(received.Body))
            {
                case ListingReading.Unreadable unreadable:
                    return new ListingAnswer.Trouble(ListingState.Unreadable, unreadable.Reason);
                case ListingReading.Read read:
                    var fresh = read.Models.Count(m => models.TryAdd(m.Id, m));
                    entries += read.Entries;
                    if (models.Count > ListingReader.MostModels)
                        return new ListingAnswer.Trouble(ListingState.Unreadable, ListingReader.TooMany(models.Count));

                    // A host that does not know our word for "next" answers the first page for ever.
                    if (pages > 0 && fresh == 0 && read.Models.Count > 0)
                        return Part("it answers the same page again");

                    switch (read.Next ?? NextPage.OfHeader(received.Headers.All.GetValueOrDefault("Link")))
                    {
                        case null when read.Total > entries:
                            return Part($"it speaks of {read.Total} and shows {entries}");
                        case null:
                            return new ListingAnswer.Listed([.. models.Values]);
                        case NextPage.Unsaid:
                            return Part("it does not say where");
                        case var next when next.After(first) is { } address:
                            page = address;
                            break;
                        default:
                            return Part("its next page is at another host, which must not see the key");
                    }

                    break;
            }
        }

        return Part($"it has more than {MostPages} pages");

        ListingAnswer.Listed Part(string why) =>
            new([.. models.Values], $"The list goes on and the rest was not read: {why}. What is missing here may be there, so nothing is taken for removed.");
    }

    private static ListingAnswer Trouble(OutboundOutcome outcome, ListingSource source) => outcome switch
    {
        OutboundOutcome.Received { Status: 401 or 403 or 407 or 429 or 451 } answer =>
            new ListingAnswer.Trouble(ListingState.Blocked, Refusal(answer.Status, source.Credential is not null), answer.Headers.RetryAfter),
        OutboundOutcome.Received answer => new ListingAnswer.Trouble(ListingState.Unreachable, $"The host answered {answer.Status}.", answer.Headers.RetryAfter),
        OutboundOutcome.Refused { Refusal: { Reason: RefusalReason.AskedToWait, Until: { } until } } => new ListingAnswer.Postponed(until),
        OutboundOutcome.Refused refused => new ListingAnswer.Trouble(ListingState.Unreachable, refused.Refusal.Detail),
        OutboundOutcome.Failed failed => new ListingAnswer.Trouble(ListingState.Unreachable, $"No whole answer: {failed.Detail}"),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no answer to a plain question."),
    };

    private static (string Name, string Value) Header(ListingForm form, string key) => form switch
    {
        ListingForm.Anthropic => ("x-api-key", key),
        ListingForm.Azure => ("api-key", key),
        ListingForm.Gemini => ("x-goog-api-key", key),
        _ => ("Authorization", $"Bearer {key}"),
    };

    // Anthropic lists twenty at a time unless asked for more, Gemini fifty.
    private static Uri AddressOf(ListingSource source) => new(source.Form switch
    {
        ListingForm.Anthropic when !source.Url.Contains('?', StringComparison.Ordinal) => $"{source.Url}?limit=1000",
        ListingForm.Gemini when !source.Url.Contains('?', StringComparison.Ordinal) => $"{source.Url}?pageSize=1000",
        _ => source.Url,
    });

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

    /// <param name="Unread">Why this is only a part of the list; null when it is all of it.</param>
    public sealed record Listed(IReadOnlyList<ListedLine> Models, string? Unread = null) : ListingAnswer;

    /// <summary>No list, and why: it says nothing about models.</summary>
    public sealed record Trouble(ListingState State, string Reason, TimeSpan? RetryAfter = null) : ListingAnswer;

    /// <summary>The host wants quiet; we did not ask.</summary>
    public sealed record Postponed(DateTime Until) : ListingAnswer;
}
