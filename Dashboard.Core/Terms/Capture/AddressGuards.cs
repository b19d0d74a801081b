using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Guards on where the page says that it lives.</summary>
internal static class AddressGuards
{
    private const double LeastLegalShare = 0.012;

    private static readonly string[] LegalPaths = ["terms", "privacy", "legal", "policies", "policy", "conditions", "agreement", "tos", "dpa", "eula", "agb", "datenschutz"];

    public static CaptureVerdict.Refused? Redirected(PageText page, CaptureContext context)
    {
        if (context is not { Asked: { } asked, Final: { } final } || PageAddress.SameDocument(asked, final))
            return null;

        return new(TermsState.Moved, $"The address leads to {final.GetLeftPart(UriPartial.Path)} now.");
    }

    /// <summary>The page names another host as its home: somebody redirected us before the capture was made.</summary>
    public static CaptureVerdict.Refused? SomebodyElses(PageText page, CaptureContext context)
    {
        if (context.Asked is not { } asked || page.Signs.Canonical is not { } canonical || PageAddress.SameHost(asked, canonical))
            return null;

        // A mirror or a new domain that keeps the path is the same document under another name.
        return PageAddress.SameDocument(asked, new UriBuilder(canonical) { Host = asked.Host }.Uri) || LastSegment(asked) == LastSegment(canonical)
            ? null
            : new(TermsState.Moved, $"The page says that it is {canonical.GetLeftPart(UriPartial.Path)}.");
    }

    /// <summary>A legal address that answers with a text without legal words, and without its own words in the title, serves something else.</summary>
    public static CaptureVerdict.Refused? NoLegalText(PageText page, CaptureContext context)
    {
        if (context.Asked is not { } asked || page.Language is not "en" || !IsLegal(asked) || IsNamedAfter(page, asked))
            return null;

        if (LegalWords.ShareIn(page.Markdown) >= LeastLegalShare)
            return null;

        return new(TermsState.WrongPage, "The address is that of a legal text, but the page has hardly any legal words.");
    }

    private static bool IsLegal(Uri url) =>
        url.AbsolutePath.Split('/', '-', '_', '.').Any(part => LegalPaths.Contains(part, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether title and address share a word that says something, as <c>/privacy-policy</c> and "Our privacy promise" do.</summary>
    private static bool IsNamedAfter(PageText page, Uri url)
    {
        var slug = LastSegment(url).Split('-', '_', '.').Where(w => w.Length > 3).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Wording.Of($"{page.Title}\n{page.Signs.PageTitle}").Split(' ').Any(slug.Contains);
    }

    private static string LastSegment(Uri url) => url.AbsolutePath.TrimEnd('/').Split('/')[^1].ToLowerInvariant();
}
