using System.Text.RegularExpressions;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Says what changed between two texts and how much it matters, quoting the sentence that says so. Pure.</summary>
public static class ChangeClassifier
{
    // A document of which more than this went is another agreement; a reworded sentence is half gone.
    private const double Replaced = 0.4;
    private const int RealDocument = 20;
    private const int ManyLows = 4;
    private const int SeveralFields = 2;
    private const int FewMentions = 2;

    // A topic that weighs less than this part of the weightiest one is mentioned, not changed.
    private const int Aside = 4;

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
        var named = lines.Count(l => Subprocessors.IsMatch((l.After ?? l.Before)!.Text)) >= FewMentions;
        var changes = lines.Where(l => l.Op != ClauseOp.Same)
            .Select(l => fault is not null ? Nothing(l, fault) : chrome.Contains(l) ? Nothing(l, "Part of a consent banner.") : ReadClause(l, named))
            .ToList();
        if (fault is not null)
            return new(false, ChangeLevel.None, [TermsTopic.Cosmetic], ChangeKind.CaptureFault, [], changes);

        var kind = KindOf(lines, changes);
        var level = LevelOf(changes, kind);
        IReadOnlyList<TermsTopic> topics = level == ChangeLevel.None ? [TermsTopic.Cosmetic] : TopicsOf(changes);
        return new(level != ChangeLevel.None, level, topics, kind, Dates(lines), changes);
    }

    private static ClauseChange ReadClause(DiffLine line, bool namesSubprocessors)
    {
        if (CosmeticRules.Why(line) is { } why)
            return Nothing(line, why);

        var changed = ChangedPart(line);
        var topics = TopicLexicon.In(changed);
        // "not" alone turns the whole sentence round; words without a field of their own belong to the sentence's.
        if (topics.Count == 0 || (line.Op == ClauseOp.Reworded && LevelRules.Negation.IsMatch(changed)))
            topics = TopicLexicon.MainIn($"{line.Heading}. {(line.After ?? line.Before)!.Lead} {line.After?.Text} {line.Before?.Text}");

        // A row or a company in a list of sub-processors is one of them, whatever it is hired for.
        var row = (line.After ?? line.Before)!.IsRow;
        if ((row && Subprocessors.IsMatch(line.Heading)) || (namesSubprocessors && (row || CosmeticRules.Company.IsMatch($"{line.After?.Text}"))))
            topics = [TermsTopic.PrivacySubprocessors];

        // "Restrict" and "must" stand in sentences about everything; only a ban makes them the topic of one that has another.
        if (topics.Count > 1 && !LevelRules.Forbids(line))
            topics = [.. topics.Where(t => t != TermsTopic.UsageRestrictions)];

        var found = LevelRules.Of(line, topics);
        return found.Level == ChangeLevel.None
            ? Nothing(line, found.Reason)
            : new(line.Op, line.Heading, line.Before?.Text, line.After?.Text, topics.Count > 0 ? topics : [Unnamed(found)], found.Level, Evidence(line))
            {
                Reason = found.Reason,
                IsTopicGuessed = topics.Count == 0 && found.Level < ChangeLevel.Medium,
            };
    }

    /// <summary>A sentence that binds somebody and names no field is about what may be done.</summary>
    private static TermsTopic Unnamed(LevelFinding found) => found == LevelRules.DateAlone ? TermsTopic.NoticeOfChanges : TermsTopic.UsageRestrictions;

    private static string ChangedPart(DiffLine line) => line is { Op: ClauseOp.Reworded, Before: { } before, After: { } after }
        ? string.Join(' ', WordMarks.Of(before.Text, after.Text) is var marks ? marks.Before.Concat(marks.After).Where(s => s.Changed).Select(s => s.Text) : [])
        : (line.After ?? line.Before)!.Text;

    private static ClauseChange Nothing(DiffLine line, string why) =>
        new(line.Op, line.Heading, line.Before?.Text, line.After?.Text, [TermsTopic.Cosmetic], ChangeLevel.None, Evidence(line)) { Reason = why };

    private static Regex Subprocessors { get; } = TopicLexicon.Words(@"\bsub-?processors?\b|\bthird[- ]party service providers?\b|子处理|受托处理");

    private static string Evidence(DiffLine line) => (line.After ?? line.Before)!.Text;

    private static ChangeKind KindOf(IReadOnlyList<DiffLine> lines, List<ClauseChange> changes)
    {
        var weighty = changes.Where(c => c.Level != ChangeLevel.None).ToList();
        if (weighty.Count == 0)
            return ChangeKind.Cosmetic;

        if (weighty.TrueForAll(IsDate))
            return ChangeKind.DateOnly;

        var old = lines.Count(l => l.Before is not null);
        var gone = lines.Count(l => l.Op == ClauseOp.Removed) + (lines.Count(l => l.Op == ClauseOp.Reworded) / 2.0);
        return old >= RealDocument && gone > old * Replaced ? ChangeKind.Replaced : ChangeKind.Text;
    }

    private static ChangeLevel LevelOf(List<ClauseChange> changes, ChangeKind kind)
    {
        if (kind == ChangeKind.Replaced)
            return ChangeLevel.High;

        var level = changes.Count == 0 ? ChangeLevel.None : changes.Max(c => c.Level);
        if (level != ChangeLevel.Low)
            return level;

        // Many narrow changes in several fields are a revision, not a touch.
        var lows = changes.Where(c => c.Level == ChangeLevel.Low && !IsDate(c)).ToList();
        return lows.Count >= ManyLows && lows.SelectMany(c => c.Topics).Distinct().Count() >= SeveralFields ? ChangeLevel.Medium : level;
    }

    /// <summary>The topics of the sentences that carry the level, weightiest first.</summary>
    private static IReadOnlyList<TermsTopic> TopicsOf(List<ClauseChange> changes)
    {
        var top = changes.Max(c => c.Level);
        var telling = changes.Where(c => c.Level != ChangeLevel.None && c.Level >= top - 1).ToList();
        // A date, an announcement taken down and a sentence of no field say what a change is about only where nothing else does.
        if (telling.Exists(c => !IsTiming(c)))
            telling.RemoveAll(IsTiming);

        if (telling.Exists(c => !c.IsTopicGuessed))
            telling.RemoveAll(c => c.IsTopicGuessed);

        var weighed = telling
            .SelectMany(c => c.Topics.Select(t => (Topic: t, Weight: c.Level switch { ChangeLevel.High => 9, ChangeLevel.Medium => 3, _ => 1 })))
            .GroupBy(t => t.Topic)
            .Select(g => (Topic: g.Key, Weight: g.Sum(t => t.Weight)))
            .OrderByDescending(t => t.Weight).ThenBy(t => t.Topic)
            .ToList();
        return [.. weighed.Where(t => t.Weight * Aside >= weighed[0].Weight).Select(t => t.Topic)];
    }

    private static bool IsTiming(ClauseChange change) => IsDate(change) || (change.Op == ClauseOp.Removed && change.Reason == LevelRules.Announces);

    private static bool IsDate(ClauseChange change) => change.Reason == LevelRules.DateAlone.Reason;

    private static IReadOnlyList<DateOnly> Dates(IReadOnlyList<DiffLine> lines) =>
        [.. lines.Where(l => l.Op is ClauseOp.Added or ClauseOp.Reworded).SelectMany(l => DateLines.Effective(l.After!.Text)).Distinct().Order()];
}
