namespace Dashboard.Core.Terms.Diff;

/// <summary>The words of a sentence as sorted numbers: fast to compare with hundreds of others.</summary>
internal sealed class WordBag
{
    private readonly int[] _words;

    private WordBag(int[] words) => _words = words;

    public int Count => _words.Length;

    public static WordBag Of(string key)
    {
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hashes = Array.ConvertAll(words, w => string.GetHashCode(w, StringComparison.Ordinal));
        Array.Sort(hashes);
        return new(hashes);
    }

    public static int CountIn(string key) => key.Length == 0 ? 0 : key.Count(c => c == ' ') + 1;

    /// <summary>Shared words, twice, over all words: 1 for the same words, 0 for none in common (Dice).</summary>
    public double Likeness(WordBag other)
    {
        var (a, b, shared) = (0, 0, 0);
        while (a < _words.Length && b < other._words.Length)
        {
            if (_words[a] == other._words[b])
            {
                shared++;
                a++;
                b++;
            }
            else if (_words[a] < other._words[b])
            {
                a++;
            }
            else
            {
                b++;
            }
        }

        return Count + other.Count == 0 ? 0 : 2.0 * shared / (Count + other.Count);
    }
}
