using Dashboard.Core.Outbound;
using Dashboard.Core.Terms.Fetch.Robots;
using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Fetch;

/// <summary>Asks for a source's page through the one door out.</summary>
public sealed class TermsFetcher(OutboundClient outbound, RobotsGate robots)
{
    private const string Accepted = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.5";

    /// <param name="conditional">Ask for the body only when it changed.</param>
    public async Task<FetchResult> FetchAsync(TermsSource source, bool conditional, CancellationToken ct)
    {
        var url = new Uri(source.Url);
        if (await robots.RefusesAsync(url, ct) is { } refusal)
            return refusal;

        var outcome = await outbound.FetchAsync(
            new OutboundRequest(url)
            {
                Accept = Accepted,
                // A host that guesses from our address would switch languages under our feet.
                AcceptLanguage = "en;q=0.9, *;q=0.5",
                Known = conditional ? Known(source) : null,
            },
            ct);
        return FetchReading.Of(outcome);
    }

    private static Validators? Known(TermsSource source) => source.ETag is null && source.LastModified is null
        ? null
        : new(source.ETag, source.LastModified, source.ValidatorsOf is { } of ? new Uri(of) : null);
}
