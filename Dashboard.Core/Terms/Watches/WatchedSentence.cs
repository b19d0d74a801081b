using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Watches;

/// <summary>What a search for a pinned sentence found.</summary>
public sealed record WatchFinding(WatchState State, string? Now);

/// <summary>Looks for a sentence in a document. Pure.</summary>
public static class WatchedSentence
{
    // Half of the words shared is the same thing said otherwise; less is another sentence.
    private const double Alike = 0.5;

    public static WatchFinding Find(string sentence, PageText page)
    {
        var key = Key(sentence);
        var stands = DocumentSentences.Read(page.Markdown);
        // A pinned part of a sentence, or several sentences, hold as long as their words stand in a row.
        if ($" {string.Join(' ', stands.Select(s => s.Key))} ".Contains($" {key} ", StringComparison.Ordinal))
            return new(WatchState.Holds, null);

        var bag = WordBag.Of(key);
        var best = stands.Where(s => !s.IsHeading).Select(s => (s.Text, Likeness: bag.Likeness(WordBag.Of(s.Key)))).OrderByDescending(s => s.Likeness).FirstOrDefault();
        return best.Likeness >= Alike ? new(WatchState.Reworded, best.Text) : new(WatchState.Gone, null);
    }

    internal static string Key(string sentence) => Wording.Of(sentence).ToLowerInvariant();
}
