using System.Text;

using UglyToad.PdfPig;

namespace Dashboard.Core.Terms.Capture.Pdf;

/// <summary>A PDF to Markdown: lines by their baseline, paragraphs by the gaps between them, headings by their size.</summary>
public static class PdfText
{
    private const int MostPages = 500;
    private const double Heading = 1.15;
    private const double Gap = 1.6;

    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    /// <summary>Null when the file cannot be read; empty when it holds pictures of text only.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var document = PdfDocument.Open(bytes.ToArray());
            return Markdown([.. document.GetPages().Take(MostPages).Select(PdfLine.On)]);
        }
        catch (Exception)
        {
            // An edge: a stranger's file can break the reader in every way there is, and each of them means "not readable".
            return null;
        }
    }

    private static string Markdown(IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        var repeated = Repeated(pages);
        var lines = pages.SelectMany(page => page.Where(line => !repeated.Contains(line.Fold) && !line.IsPageNumber)).ToList();
        if (lines.Count == 0)
            return "";

        var usual = Median(lines.Select(l => l.Size));
        var step = Median(lines.Zip(lines.Skip(1)).Select(p => p.First.Y - p.Second.Y).Where(d => d > 0));
        var output = new StringBuilder();
        PdfLine? last = null;
        foreach (var line in lines)
        {
            Separate(output, last, line, usual, step);
            output.Append(line.Text);
            last = line;
        }

        return output.ToString();
    }

    private static void Separate(StringBuilder output, PdfLine? last, PdfLine line, double usual, double step)
    {
        var isHeading = line.Size > usual * Heading;
        if (last is null)
        {
            output.Append(isHeading ? "# " : "");
            return;
        }

        // A paragraph goes on over the end of a page unless its sentence ended there.
        var newPage = line.Y >= last.Y;
        var apart = newPage ? last.EndsSentence : last.Y - line.Y > step * Gap;
        if (apart || Math.Abs(line.Size - last.Size) > usual * (Heading - 1) || line.StartsItem)
            output.Append("\n\n").Append(isHeading ? "## " : "");
        else if (output[^1] == '-' && char.IsLower(line.Text[0]))
            output.Length--;
        else
            output.Append(' ');
    }

    /// <summary>What stands at the head or foot of most pages belongs to the paper, not to the document.</summary>
    private static HashSet<string> Repeated(IReadOnlyList<IReadOnlyList<PdfLine>> pages) =>
    [
        .. pages.SelectMany(page => page.Take(2).Concat(page.TakeLast(2)).Select(l => l.Fold).Distinct())
            .GroupBy(fold => fold).Where(g => pages.Count >= 3 && g.Count() > pages.Count / 2).Select(g => g.Key),
    ];

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }
}
