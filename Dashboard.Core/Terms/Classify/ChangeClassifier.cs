using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Says what changed between two texts and how much it matters, quoting the sentence that says so. Pure.</summary>
public static class ChangeClassifier
{
    // A document of which less than this lived on is another agreement.
    private const double Replaced = 0.5;
    private const int RealDocument = 20;
    private const int ManyLows = 4;

    public static TermsDiff Compare(PageText before, PageText after)
    {
        var links = LinkChanges.Between(before.Links, after.Links);
        if (before.Hash == after.Hash)
            return new(false, ChangeLevel.None, [TermsTopic.Cosmetic], ChangeKind.None, [], []) { Links = links };

        var lines = ClauseDiff.Of(DocumentSentences.Read(before.Markdown), DocumentSentences.Read(after.Markdown));
        return Of(lines, CaptureFaults.Why(before, after)) with { Links = links };
    }

    /// <param name="fault">Why one of the texts is not the document; null when both are.</param>
    internal static TermsDiff Of(IReadOnlyList<DiffLine> lines, string? fault)
    {
        var chrome = ChromeRuns.Of(lines);
        var changes = lines.Where(l => l.Op != ClauseOp.Same)
            .Select(l => fault is not null ? Nothing(l, fault) : chrome.Contains(l) ? Nothing(l, "Part of a consent banner.") : ReadClause(l))
            .ToList();
        if (fault is not null)
            return new(false, ChangeLevel.None, [TermsTopic.Cosmetic], ChangeKind.CaptureFault, [], changes);

        var kind = KindOf(lines, changes);
        var level = LevelOf(changes, kind);
        IReadOnlyList<TermsTopic> topics = level == ChangeLevel.None ? [TermsTopic.Cosmetic] : TopicsOf(changes);
        return new(level != ChangeLevel.None, level, topics, kind, Dates(lines), changes);
    }

    private static ClauseChange ReadClause(DiffLine line)
    {
        if (CosmeticRules.Why(line) is { } why)
            return Nothing(line, why);

        var topics = TopicLexicon.In(ChangedPart(line));
        if (topics.Count == 0)
            topics = TopicLexicon.In($"{line.Heading}. {line.After?.Text} {line.Before?.Text}");

        var found = LevelRules.Of(line, topics);
        return found.Level == ChangeLevel.None
            ? Nothing(line, found.Reason)
            : new(line.Op, line.Heading, line.Before?.Text, line.After?.Text, topics, found.Level, Evidence(line)) { Reason = found.Reason };
    }

    private static string ChangedPart(DiffLine line) => line is { Op: ClauseOp.Reworded, Before: { } before, After: { } after }
        ? string.Join(' ', WordMarks.Of(before.Text, after.Text) is var marks ? marks.Before.Concat(marks.After).Where(s => s.Changed).Select(s => s.Text) : [])
        : (line.After ?? line.Before)!.Text;

    private static ClauseChange Nothing(DiffLine line, string why) =>
        new(line.Op, line.Heading, line.Before?.Text, line.After?.Text, [TermsTopic.Cosmetic], ChangeLevel.None, Evidence(line)) { Reason = why };

    private static string Evidence(DiffLine line) => (line.After ?? line.Before)!.Text;

    private static ChangeKind KindOf(IReadOnlyList<DiffLine> lines, List<ClauseChange> changes)
    {
        var weighty = changes.Where(c => c.Level != ChangeLevel.None).ToList();
        if (weighty.Count == 0)
            return ChangeKind.Cosmetic;

        if (weighty.TrueForAll(c => c.Reason == "A date alone."))
            return ChangeKind.DateOnly;

        var kept = lines.Count(l => l.Op is ClauseOp.Same or ClauseOp.Moved);
        return lines.Count >= RealDocument && kept < lines.Count * (1 - Replaced) ? ChangeKind.Replaced : ChangeKind.Text;
    }

    private static ChangeLevel LevelOf(List<ClauseChange> changes, ChangeKind kind)
    {
        if (kind == ChangeKind.Replaced)
            return ChangeLevel.High;

        var level = changes.Count == 0 ? ChangeLevel.None : changes.Max(c => c.Level);
        // Many narrow changes in several fields are a revision, not a touch.
        return level == ChangeLevel.Low && changes.Count(c => c.Level == ChangeLevel.Low && c.Reason != "A date alone.") is var lows && lows >= ManyLows
            ? ChangeLevel.Medium
            : level;
    }

    /// <summary>The topics of the sentences that carry the level come first; a topic met once beside many others is an aside.</summary>
    private static IReadOnlyList<TermsTopic> TopicsOf(List<ClauseChange> changes) =>
        [.. changes.Where(c => c.Level != ChangeLevel.None)
            .SelectMany(c => c.Topics.Select(t => (Topic: t, Weight: c.Level switch { ChangeLevel.High => 9, ChangeLevel.Medium => 3, _ => 1 })))
            .GroupBy(t => t.Topic)
            .Select(g => (Topic: g.Key, Weight: g.Sum(t => t.Weight)))
            .OrderByDescending(t => t.Weight).ThenBy(t => t.Topic)
            .Select(t => t.Topic)];

    private static IReadOnlyList<DateOnly> Dates(IReadOnlyList<DiffLine> lines) =>
        [.. lines.Where(l => l.Op is ClauseOp.Added or ClauseOp.Reworded).SelectMany(l => DateLines.Effective(l.After!.Text)).Distinct().Order()];
}
