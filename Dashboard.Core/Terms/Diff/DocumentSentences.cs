using Dashboard.Core.Terms.Capture;

namespace Dashboard.Core.Terms.Diff;

/// <summary>A document as its sentences in order, each under its heading.</summary>
public static class DocumentSentences
{
    public static IReadOnlyList<Sentence> Read(string markdown)
    {
        var sentences = new List<Sentence>();
        var (heading, lead) = ("", "");
        foreach (var line in markdown.Split('\n'))
        {
            if (MarkdownLines.Heading(line) is { } found)
            {
                (heading, lead) = (found.Text, found.Text.EndsWith(':') ? found.Text : "");
                Add(sentences, new(found.Text, "", heading, IsHeading: true));
                continue;
            }

            var text = line.Trim();
            if (text.StartsWith('|') || text.Split(" | ").Length > 2)
                Add(sentences, new(Row(text), "", heading, IsHeading: false) { IsRow = true });
            else
                AddParagraph(sentences, text, heading, IsItem(text) ? lead : "");

            if (text.Length > 0 && !IsItem(text))
                lead = text.EndsWith(':') || text.EndsWith('：') ? text : "";
        }

        return sentences;
    }

    private static void AddParagraph(List<Sentence> sentences, string text, string heading, string lead)
    {
        foreach (var sentence in SentenceSplitter.Split(MarkdownLines.Plain(text.AsSpan().TrimStart("->+•· ").TrimStart("* "))))
            Add(sentences, new(sentence, "", heading, IsHeading: false) { Lead = lead });
    }

    private static void Add(List<Sentence> sentences, Sentence sentence)
    {
        var key = Wording.Of(sentence.Text).ToLowerInvariant();
        if (key.Length > 0)
            sentences.Add(sentence with { Key = key });
    }

    private static bool IsItem(string text) => text.Length > 1 && (text[0] is '-' or '*' or '+' or '•' && !text.StartsWith("**", StringComparison.Ordinal) || LineDress.TrimEnumerators(text).Length < text.Length);

    // | Australia | Example Pty Ltd |  →  Australia · Example Pty Ltd
    private static string Row(string line) => string.Join(" · ", line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(c => MarkdownLines.Plain(c)).Where(c => c.Length > 0));
}
