namespace Dashboard.Core.Terms.Capture;

/// <summary>What a source's document is known by: its title and two headings, learnt at the first capture and editable.</summary>
public sealed record PageMarkers(string? Title, IReadOnlyList<string> Headings)
{
    private const int Wanted = 2;
    private const int ShortestHeading = 8;

    public static PageMarkers None { get; } = new(null, []);

    public int Count => Headings.Count + (Title is null ? 0 : 1);

    /// <summary>Learns from a document: its title, and two headings from its first and second half so that a cut is noticed.</summary>
    public static PageMarkers Learn(PageText page)
    {
        var title = Fold(page.Title);
        var headings = page.Headings.Where(h => h.Length >= ShortestHeading && Fold(h) != title).DistinctBy(Fold).ToList();
        IReadOnlyList<string> two = headings.Count <= Wanted ? headings : [headings[headings.Count / 4], headings[headings.Count * 3 / 4]];
        return new(title.Length == 0 ? null : page.Title, two);
    }

    /// <summary>How many of the markers the page shows, as a heading or anywhere in its text.</summary>
    public int FoundIn(PageText page)
    {
        var text = Fold(page.Markdown);
        var titles = Fold($"{page.Title} {page.Signs.PageTitle}");
        return Headings.Count(h => Has(text, h)) + (Title is not null && (Has(titles, Title) || Has(text, Title)) ? 1 : 0);
    }

    private static bool Has(string folded, string marker) => PageLexicon.Has(folded, Fold(marker));

    private static string Fold(string text) => Wording.Of(text).ToLowerInvariant();
}
