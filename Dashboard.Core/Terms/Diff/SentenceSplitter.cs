namespace Dashboard.Core.Terms.Diff;

/// <summary>Cuts a paragraph into sentences, in English and in Chinese, without falling for "e.g." and "No. 5".</summary>
internal static class SentenceSplitter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "e.g", "i.e", "eg", "ie", "etc", "inc", "ltd", "llc", "corp", "co", "no", "nos", "art", "sec", "sect", "v", "vs", "mr", "mrs", "ms", "dr", "st", "u.s",
        "u.s.c", "u.k", "e.u", "cf", "approx", "dept", "est", "fig", "para", "pp", "p", "vol", "ca", "incl", "b.v", "s.a", "a.m", "p.m", "c.f.r", "blvd", "ave",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    };

    public static IEnumerable<string> Split(string paragraph)
    {
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (!EndsHere(paragraph, start, i))
                continue;

            var end = i + 1;
            while (end < paragraph.Length && paragraph[end] is '"' or '”' or '’' or ')' or '）' or '」' or '*')
                end++;

            yield return paragraph[start..end].Trim();
            start = end;
            i = end - 1;
        }

        if (paragraph[start..].Trim() is { Length: > 0 } rest)
            yield return rest;
    }

    private static bool EndsHere(string text, int start, int at)
    {
        var c = text[at];
        if (c is '。' or '！' or '？' or '；')
            return true;

        if (c is not ('.' or '!' or '?'))
            return false;

        var next = at + 1;
        while (next < text.Length && text[next] is '"' or '”' or '’' or ')' or '*')
            next++;

        if (next >= text.Length)
            return true;

        if (!char.IsWhiteSpace(text[next]))
            return false;

        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;

        return next >= text.Length || (StartsSentence(text[next]) && (c != '.' || !IsAbbreviation(text, start, at)));
    }

    private static bool StartsSentence(char c) => char.IsUpper(c) || char.IsDigit(c) || c is '"' or '“' or '(' or '[' or '*' or '‘' || c > '\u2E7F';

    private static bool IsAbbreviation(string text, int start, int dot)
    {
        var from = dot;
        while (from > start && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '.'))
            from--;

        var word = text[from..dot];
        // A single letter is an initial; a number at the head of a sentence is the clause's own.
        return (word.Length == 1 && char.IsLetter(word[0])) || Abbreviations.Contains(word) || (from == start && word.Length <= 4 && word.All(c => char.IsDigit(c) || c == '.'));
    }
}
