using UglyToad.PdfPig.Content;

namespace Dashboard.Core.Terms.Capture.Pdf;

/// <summary>One line of a page: its words from left to right, how high it stands and how large it is.</summary>
internal sealed record PdfLine(string Text, double Y, double Size)
{
    private const double SameLine = 0.5;

    /// <summary>Digits are left out, so that "Page 3 of 10" is the same foot on every page.</summary>
    public string Fold { get; } = new([.. Text.Where(c => !char.IsDigit(c) && !char.IsWhiteSpace(c)).Select(char.ToLowerInvariant)]);

    public bool IsPageNumber => Text.Length <= 4 && Text.All(c => char.IsDigit(c) || c is '-' or ' ');

    public bool EndsSentence => Text[^1] is '.' or ':' or ';' or '!' or '?' or '。' or '；';

    public bool StartsItem => Text[0] is '•' or '▪' or '●' || LineDress.TrimEnumerators(Text).Length < Text.Length;

    /// <summary>The lines of a page, from top to bottom.</summary>
    public static IReadOnlyList<PdfLine> On(Page page)
    {
        var lines = new List<List<Word>>();
        foreach (var word in page.GetWords().Where(w => w.Text.Trim().Length > 0).OrderByDescending(BaseLine))
        {
            if (lines.Count > 0 && BaseLine(lines[^1][0]) - BaseLine(word) < SizeOf(lines[^1][0]) * SameLine)
                lines[^1].Add(word);
            else
                lines.Add([word]);
        }

        return lines.ConvertAll(words => new PdfLine(
            string.Join(' ', words.OrderBy(w => w.BoundingBox.Left).Select(w => w.Text.Trim())), BaseLine(words[0]), words.Max(SizeOf)));
    }

    private static double BaseLine(Word word) => word.Letters[0].StartBaseLine.Y;

    private static double SizeOf(Word word) => word.Letters[0].PointSize;
}
