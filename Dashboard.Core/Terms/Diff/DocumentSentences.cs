using Dashboard.Core.Terms.Capture;

namespace Dashboard.Core.Terms.Diff;

/// <summary>A document as its sentences in order, each under its heading.</summary>
public static class DocumentSentences
{
    public static IReadOnlyList<Sentence> Read(string markdown)
    {
        var sentences = new List<Sentence>();
        var heading = "";
        foreach (var line in markdown.Split('\n'))
        {
            if (MarkdownLines.Heading(line) is { } found)
            {
                heading = found.Text;
                Add(sentences, found.Text, heading, isHeading: true);
                continue;
            }

            var text = line.Trim();
            if (text.StartsWith('|'))
                Add(sentences, Row(text), heading, isHeading: false);
            else
                AddParagraph(sentences, text, heading);
        }

        return sentences;
    }

    private static void AddParagraph(List<Sentence> sentences, string text, string heading)
    {
        foreach (var sentence in SentenceSplitter.Split(MarkdownLines.Plain(text.AsSpan().TrimStart("->+•· ").TrimStart("* "))))
            Add(sentences, sentence, heading, isHeading: false);
    }

    private static void Add(List<Sentence> sentences, string text, string heading, bool isHeading)
    {
        var key = Wording.Of(text).ToLowerInvariant();
        if (key.Length > 0)
            sentences.Add(new(text, key, heading, isHeading));
    }

    // | Australia | Example Pty Ltd |  →  Australia · Example Pty Ltd
    private static string Row(string line) => string.Join(" · ", line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(c => MarkdownLines.Plain(c)).Where(c => c.Length > 0));
}
