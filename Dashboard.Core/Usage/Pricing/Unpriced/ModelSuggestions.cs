using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Core.Usage.Pricing.Unpriced;

/// <summary>
/// Models whose names are like an id, for a person to choose from. Matching itself never goes by likeness: only a person
/// may say that two names mean one model.
/// </summary>
public static class ModelSuggestions
{
    // Below this two names share no more than a word that many models have.
    private const double Least = 0.34;

    private static readonly char[] Separators = ['-', '/'];

    /// <summary>The likest first, at most so many.</summary>
    public static IReadOnlyList<CatalogueModel> For(string rawModel, IReadOnlyList<CatalogueModel> models, int most)
    {
        var asked = Words(rawModel);
        return
        [
            .. models
                .Select(m => (Model: m, Likeness: Likeness(asked, Words(m.Key.Name), m.Key.Maker.Value)))
                .Where(m => m.Likeness >= Least)
                .OrderByDescending(m => m.Likeness).ThenByDescending(m => m.Model.Released ?? DateOnly.MinValue).ThenBy(m => m.Model.Key.ToString(), StringComparer.Ordinal)
                .Take(most)
                .Select(m => m.Model),
        ];
    }

    /// <summary>Models of which every word typed is a part, for a search box.</summary>
    public static IReadOnlyList<CatalogueModel> Search(string? text, IReadOnlyList<CatalogueModel> models, int most)
    {
        var words = ModelName.Normalise(text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. models
                .Where(m => words.All(w => ModelName.Normalise($"{m.Key} {m.Name}").Contains(w, StringComparison.Ordinal)))
                .OrderBy(m => m.Key.ToString().Length).ThenBy(m => m.Key.ToString(), StringComparer.Ordinal)
                .Take(most),
        ];
    }

    // Shared words over all words, where a number that differs weighs more than a word that differs: 4.1 is not 4.5.
    private static double Likeness(HashSet<string> asked, HashSet<string> name, string maker)
    {
        double Weight(string word) => char.IsAsciiDigit(word[0]) ? 1.5 : 1;
        var shared = name.Where(asked.Contains).Sum(Weight);
        if (shared == 0)
            return 0;

        var missing = name.Where(w => !asked.Contains(w)).Sum(Weight);
        var extra = asked.Where(w => !name.Contains(w) && w != maker).Sum(Weight);
        return shared / (shared + missing + (extra * 0.5)) + (asked.Contains(maker) ? 0.1 : 0);
    }

    private static HashSet<string> Words(string name)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var before = "";
        foreach (var part in ModelName.Normalise(name).Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            // gpt4o and gpt-4o, llama3 and llama-3: letters and digits that stand together are words of their own too.
            var from = 0;
            for (var i = 1; i <= part.Length; i++)
            {
                if (i < part.Length && char.IsAsciiDigit(part[i]) == char.IsAsciiDigit(part[i - 1]))
                    continue;

                var word = part[from..i];
                words.Add(word);
                // 4-5 is another version than 5-4.
                if (before.Length > 0 && char.IsAsciiDigit(before[0]) && char.IsAsciiDigit(word[0]))
                    words.Add($"{before}-{word}");

                (from, before) = (i, word);
            }
        }

        return words;
    }
}
