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
    private const int FewestWords = 3;
    private const int LongestText = 2000;

    /// <param name="sentence">What is relied on.</param>
    /// <param name="page">The text to look in.</param>
    /// <param name="before">The text before, where it is known: what stood there beside the sentence is its neighbour, not its new wording.</param>
    /// <param name="now">The new wording found the last time; it stays that for as long as it stands.</param>
    public static WatchFinding Find(string sentence, PageText page, PageText? before = null, string? now = null)
    {
        var key = Key(sentence);
        var stands = DocumentSentences.Read(page.Markdown);
        // A pinned part of a sentence, or several sentences, hold as long as their words stand in a row.
        if ($" {string.Join(' ', stands.Select(s => s.Key))} ".Contains($" {key} ", StringComparison.Ordinal))
            return new(WatchState.Holds, null);

        if (now is not null && Key(now) is var nowKey && stands.FirstOrDefault(s => s.Key == nowKey) is { } still)
            return new(WatchState.Reworded, still.Text);

        var bag = WordBag.Of(key);
        var known = before is null ? [] : DocumentSentences.Read(before.Markdown).Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var best = stands.Where(s => !s.IsHeading && !known.Contains(s.Key)).Select(s => (s.Text, Likeness: bag.Likeness(WordBag.Of(s.Key)))).OrderByDescending(s => s.Likeness).FirstOrDefault();
        return best.Likeness >= Alike ? new(WatchState.Reworded, best.Text) : new(WatchState.Gone, null);
    }

    /// <summary>Why this cannot be pinned at all; null when it can.</summary>
    public static string? Problem(string sentence) =>
        sentence.Length > LongestText || Key(sentence).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewestWords
            ? $"Pin at least {FewestWords} words and at most {LongestText} characters."
            : null;

    /// <summary>The words of a sentence alone: two sentences with one key say the same.</summary>
    public static string Key(string sentence) => Wording.Of(sentence).ToLowerInvariant();
}
