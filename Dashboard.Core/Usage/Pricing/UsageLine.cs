using System.Globalization;
using System.Text.Json;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Pricing;

/// <summary>
/// One line of usage to be priced:
/// <c>{"provider":"openai","model":"gpt-4o","at":"2026-03-01T10:00:00Z","serviceTier":"batch","usage":{"inputTokens":100,"outputTokens":20}}</c>.
/// Names are read in camelCase and snake_case.
/// </summary>
internal sealed record UsageLine(
    string? Provider, string? Model, PriceMoment? At, string? ServiceTier, RateSheet? Rates, TokenCounts Tokens, MediaTokens Media, PromptSpan Span)
{
    /// <exception cref="FormatException">The line is not such a line; the message says why.</exception>
    public static UsageLine Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new FormatException("a line must be an object");

            var line = new LooseObject(root);
            var usage = line.Object("usage") ?? throw new FormatException("usage is missing");
            var tokens = new TokenCounts(
                usage.Count("input"), usage.Count("cacheread"), usage.Count("cachewrite5m"), usage.Count("cachewrite1h"),
                usage.Count("cachewrite"), usage.Count("output"), usage.Count("reasoning"));
            var media = new MediaTokens(
                usage.Count("inputaudio"), usage.Count("outputaudio"), usage.Count("cachereadaudio"),
                usage.Count("inputimage"), usage.Count("outputimage"));
            return new UsageLine(
                line.Text("provider"), line.Text("model"), Moment(line.Text("at")), line.Text("servicetier"),
                line.Object("rates") is { } rates ? RatesGiven.Read(rates) : null,
                tokens, media, usage.Count("requests") > 1 ? PromptSpan.ManyRequests : PromptSpan.OneRequest);
        }
        catch (JsonException e)
        {
            throw new FormatException("not JSON", e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("a value is of another kind than it should be", e);
        }
    }

    private static PriceMoment? Moment(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new PriceMoment(day);

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.UtcDateTime
            : throw new FormatException($"at is no date: {text}");
    }
}
