namespace Dashboard.Core.Terms.Capture;

/// <summary>Guesses a text's language from its commonest words and its script: enough to notice that a page switched.</summary>
public static class LanguageGuess
{
    private const int Enough = 30;
    private const int Sampled = 3000;

    private static readonly (string Language, HashSet<string> Words)[] Common =
    [
        ("en", ["the", "and", "of", "to", "you", "your", "our", "or", "is", "that", "we", "any", "with", "are", "by", "this", "not", "will"]),
        ("de", ["der", "die", "und", "das", "nicht", "sie", "wir", "zu", "ist", "mit", "den", "von", "oder", "für", "auf", "ihre", "werden", "durch"]),
        ("fr", ["le", "les", "et", "des", "vous", "nous", "votre", "une", "dans", "est", "pour", "sur", "que", "par", "aux", "ou", "du", "ces"]),
        ("es", ["el", "los", "que", "las", "del", "usted", "por", "una", "con", "para", "su", "sus", "nuestro", "es", "como", "nos", "y", "al"]),
        ("it", ["il", "che", "di", "gli", "della", "per", "una", "con", "sono", "non", "del", "nostro", "dei", "alla", "nel", "questo", "e", "le"]),
        ("pt", ["o", "os", "que", "não", "para", "uma", "com", "você", "nós", "dos", "das", "em", "por", "seus", "são", "ao", "nossos", "e"]),
        ("nl", ["het", "een", "van", "en", "wij", "niet", "voor", "zijn", "met", "onze", "uw", "dat", "aan", "worden", "ook", "door", "te", "op"]),
        ("sv", ["och", "att", "som", "för", "är", "inte", "vi", "din", "med", "av", "till", "eller", "ditt", "om", "vår", "kan", "på", "dina"]),
        ("pl", ["nie", "się", "jest", "oraz", "lub", "przez", "które", "na", "do", "nasze", "tym", "dla", "aby", "może", "w", "z", "od", "są"]),
        ("tr", ["ve", "bir", "bu", "için", "veya", "ile", "olarak", "olan", "tarafından", "da", "de", "biz", "daha", "sizin", "her", "ilgili", "gibi", "kadar"]),
    ];

    /// <summary>Two letters; null when the text is short or no language stands out.</summary>
    public static string? Of(string wording)
    {
        var counts = new int[Common.Length];
        var (words, han, kana, hangul, cyrillic) = (0, 0, 0, 0, 0);
        foreach (var range in wording.AsSpan().Split(' '))
        {
            var word = wording.AsSpan(range);
            if (word.IsEmpty || ++words > Sampled)
                break;

            switch (word[0])
            {
                case >= '\u3040' and <= '\u30FF': kana++; break;
                case >= '\u3400' and <= '\u9FFF': han++; break;
                case >= '\uAC00' and <= '\uD7AF': hangul++; break;
                case >= '\u0400' and <= '\u04FF': cyrillic++; break;
                default: Count(word, counts); break;
            }
        }

        return words < Enough ? null : OfScript(words, han, kana, hangul, cyrillic) ?? OfWords(counts, words);
    }

    private static string? OfScript(int words, int han, int kana, int hangul, int cyrillic) =>
        kana > words * 0.15 ? "ja"
        : han + kana > words * 0.4 ? "zh"
        : hangul > words * 0.3 ? "ko"
        : cyrillic > words * 0.4 ? "ru"
        : null;

    private static string? OfWords(int[] counts, int words)
    {
        var best = Array.IndexOf(counts, counts.Max());
        var second = counts.Where((_, i) => i != best).Max();
        return counts[best] > words * 0.04 && counts[best] >= second * 1.3 ? Common[best].Language : null;
    }

    private static void Count(ReadOnlySpan<char> word, int[] counts)
    {
        if (word.Length > 12)
            return;

        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        for (var i = 0; i < Common.Length; i++)
        {
            if (Common[i].Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower))
                counts[i]++;
        }
    }
}
