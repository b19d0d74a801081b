using Dashboard.Core.Terms.Capture;

namespace Dashboard.Core.Terms.Sources;

/// <summary>Reads the fields of a source that hold several lines.</summary>
internal static class SourceText
{
    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string Join(IEnumerable<string> lines) => string.Join('\n', lines.Select(l => l.Trim()).Where(l => l.Length > 0));

    public static PageParts Parts(this TermsSource source) => new(Lines(source.Select), Lines(source.Remove));

    public static PageMarkers Markers(this TermsSource source) => new(source.MarkerTitle, Lines(source.MarkerHeadings));

    public static void Learn(this TermsSource source, PageMarkers markers)
    {
        source.MarkerTitle = markers.Title;
        source.MarkerHeadings = Join(markers.Headings);
    }
}
