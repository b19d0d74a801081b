using Dashboard.Core.Outbound.Guard;

namespace Dashboard.Core.Outbound.Redirects;

/// <summary>Decides where a redirect may lead. Pure.</summary>
internal static class RedirectRule
{
    /// <param name="been">The addresses asked so far, the present one last.</param>
    public static RedirectStep Next(HttpMethod method, int status, string? location, IReadOnlyList<Uri> been, int most)
    {
        var from = been[^1];
        if (status is not (301 or 302 or 303 or 307 or 308))
            return new RedirectStep.Stay();

        if (!Uri.TryCreate(from, location, out var to) || string.IsNullOrWhiteSpace(location))
            return new RedirectStep.Fail(FailureKind.Protocol, $"{Origin(from)} answered {status} without a usable Location.");

        if (method != HttpMethod.Get && method != HttpMethod.Head)
        {
            return new RedirectStep.Refuse(new(
                RefusalReason.RedirectedWrite,
                $"{Origin(from)} redirected a {method} to {Origin(to)}; a write is sent only where it was addressed."));
        }

        if (UrlRule.Check(to) is { } refusal)
            return new RedirectStep.Refuse(refusal with { Detail = $"Redirected by {Origin(from)}: {refusal.Detail}" });

        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp)
        {
            return new RedirectStep.Refuse(new(
                RefusalReason.Downgrade,
                $"{Origin(from)} redirected to {Origin(to)}, which would give up encryption."));
        }

        // Without cookies the same question gets the same answer.
        if (been.Any(b => Asked(b) == Asked(to)))
            return new RedirectStep.Fail(FailureKind.RedirectLoop, $"{Origin(from)} redirected back to an address already asked.");

        if (been.Count > most)
            return new RedirectStep.Fail(FailureKind.TooManyRedirects, $"More than {OutboundOptions.Section}:{nameof(OutboundOptions.MaxRedirects)} ({most}) redirects.");

        return new RedirectStep.Follow(to, SameOrigin(from, to));
    }

    public static bool SameOrigin(Uri a, Uri b) =>
        a.Scheme == b.Scheme && a.Port == b.Port && string.Equals(a.IdnHost, b.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Paths and queries may be secrets (web hooks): details name origins only.</summary>
    private static string Origin(Uri url) => url.IsAbsoluteUri ? url.GetLeftPart(UriPartial.Scheme) + url.Authority : "";

    private static string Asked(Uri url) => url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
}
