using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Says what changed between two texts and how much it matters, quoting the sentence that says so. Pure.</summary>
public static class ChangeClassifier
{
    // A document of which more than this went is another agreement; a reworded sentence is half gone.
    private const double Replaced = 0.33;
    private const int RealDocument = 20;
    private const int ManyLows = 4;
    private const int SeveralFields = 2;
    private const int FewMentions = 2;
    private const int ManySubprocessors = 3;
    private const int ManyBans = 8;

    // A topic that weighs less than this part of the weightiest one is mentioned, not changed.
    private const int Aside = 3;

    public static TermsDiff Compare(PageText before, PageText after)
    {
        var links = LinkChanges.Between(before.Links, after.Links);
        if (before.Hash == after.Hash)
            return new(false, ChangeLevel.None, [TermsTopic.Cosmetic], ChangeKind.None, [], []) { Links = links };

        var lines = ClauseDiff.Of(DocumentSentences.Read(before.Markdown), DocumentSentences.Read(after.Markdown));
        return Of(lines, CaptureFaults.Why(before, after), DocumentSubject.Of(after)) with { Links = links };
    }

    /// <param name="fault">Why one of the texts is not the document; null when both are.</param>
    /// <param name="subject">What the document is about, for sentences that do not say.</param>
    internal static TermsDiff Of(IReadOnlyList<DiffLine> lines, string? fault, TermsTopic subject = TermsTopic.UsageRestrictions)
    {
        var chrome = ChromeRuns.Of(lines);
        var countries = CountryList.IsOne(lines);
        var cut = Cuts(lines);
        var named = lines.Count(l => SentenceTopics.Subprocessors.IsMatch((l.After ?? l.Before)!.Text)) >= FewMentions;
        var changes = lines.Where(l => l.Op != ClauseOp.Same)
            .Select(l => fault is not null ? Nothing(l, fault) : countries && CountryList.Of(l) is { } country ? Region(l, country) : chrome.TryGetValue(l, out var why) ? Nothing(l, why) : cut.Contains(l) ? Nothing(l, "Joined or cut in two without a changed word.") : ReadClause(l, named, subject))
            .ToList();
        if (fault is not null)
            return new(false, ChangeLevel.None, [TermsTopic.Cosmetic], ChangeKind.CaptureFault, [], changes);

        var kind = KindOf(lines, changes);
        var level = kind == ChangeKind.Cosmetic ? ChangeLevel.None : LevelOf(changes, kind);
        IReadOnlyList<TermsTopic> topics = level == ChangeLevel.None ? [TermsTopic.Cosmetic] : TopicsOf(changes);
        return new(level != ChangeLevel.None, level, topics, kind, Dates(lines), changes);
    }

    /// <summary>Sentences that took in a neighbour or were cut in two, with the other half.</summary>
    private static HashSet<DiffLine> Cuts(IReadOnlyList<DiffLine> lines)
    {
        var cut = new HashSet<DiffLine>(ReferenceEqualityComparer.Instance);
        var halves = lines.Where(l => l.Op is ClauseOp.Added or ClauseOp.Removed).ToList();
        foreach (var line in lines.Where(l => l.Op == ClauseOp.Reworded))
        {
            var (before, after) = (line.Before!.Key, line.After!.Key);
            var half = halves.Find(h => h.Op == ClauseOp.Removed ? CosmeticRules.SaysTheSame(after, before, h.Before!.Key) : CosmeticRules.SaysTheSame(before, after, h.After!.Key));
            if (half is not null)
                cut.UnionWith([line, half]);
        }

        return cut;
    }

    private static ClauseChange ReadClause(DiffLine line, bool named, TermsTopic subject)
    {
        if (CosmeticRules.Why(line) is { } why)
            return Nothing(line, why);

        var topics = SentenceTopics.Of(line, named);
        // In a document on personal data, a restricted country is one that data may not go to.
        if (subject == TermsTopic.PrivacySubprocessors && topics.Contains(TermsTopic.RegionAvailability))
            topics = [.. topics.Where(t => t != TermsTopic.RegionAvailability)];

        var found = LevelRules.Of(line, topics);
        if (found.Level == ChangeLevel.Low && SentenceTopics.IsSubprocessor(line, named))
            found = LevelRules.Subprocessor;

        return found.Level == ChangeLevel.None
            ? Nothing(line, found.Reason)
            : new(line.Op, line.Heading, line.Before?.Text, line.After?.Text, found != LevelRules.DateAlone && topics.Count > 0 ? topics : [Unnamed(found, subject)], found.Level, Evidence(line))
            {
                Reason = found.Reason,
                IsTopicGuessed = (topics.Count == 0 && found.Level < ChangeLevel.Medium) || found == LevelRules.OtherCompany,
            };
    }

    /// <summary>A sentence that binds somebody and names no field is about what the document is about.</summary>
    private static TermsTopic Unnamed(LevelFinding found, TermsTopic subject) => found == LevelRules.DateAlone ? TermsTopic.NoticeOfChanges : subject;

    private static ClauseChange Region(DiffLine line, LevelFinding found) =>
        new(line.Op, line.Heading, line.Before?.Text, line.After?.Text, [TermsTopic.RegionAvailability], found.Level, Evidence(line)) { Reason = found.Reason };

    private static ClauseChange Nothing(DiffLine line, string why) =>
        new(line.Op, line.Heading, line.Before?.Text, line.After?.Text, [TermsTopic.Cosmetic], ChangeLevel.None, Evidence(line)) { Reason = why };

    private static string Evidence(DiffLine line) => (line.After ?? line.Before)!.Text;

    private static ChangeKind KindOf(IReadOnlyList<DiffLine> lines, List<ClauseChange> changes)
    {
        var weighty = changes.Where(c => c.Level != ChangeLevel.None).ToList();
        if (weighty.Count == 0)
            return ChangeKind.Cosmetic;

        // A date that stands where none stood was only not seen before.
        if (weighty.TrueForAll(IsDate))
            return weighty.Exists(c => c.Before is not null && DateLines.All(c.Before).Any()) && weighty.Exists(c => c.After is not null && DateLines.All(c.After).Any()) ? ChangeKind.DateOnly : ChangeKind.Cosmetic;

        var old = lines.Count(l => l.Before is not null);
        var gone = lines.Count(l => l.Op == ClauseOp.Removed) + (lines.Count(l => l.Op == ClauseOp.Reworded) / 2.0);
        return old >= RealDocument && gone > old * Replaced ? ChangeKind.Replaced : ChangeKind.Text;
    }

    private static ChangeLevel LevelOf(List<ClauseChange> changes, ChangeKind kind)
    {
        if (kind == ChangeKind.Replaced)
            return ChangeLevel.High;

        var level = changes.Count == 0 ? ChangeLevel.None : changes.Max(c => c.Level);
        if (level == ChangeLevel.Medium && changes.Count(c => c.Reason is LevelRules.NewBan or LevelRules.BanGone) >= ManyBans)
            return ChangeLevel.High;

        if (level != ChangeLevel.Low)
            return level;

        if (changes.Count(c => c.Reason == LevelRules.Subprocessor.Reason) >= ManySubprocessors)
            return ChangeLevel.Medium;

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
        if (telling.Exists(c => !IsTiming(c) && !c.IsTopicGuessed))
            telling.RemoveAll(c => IsTiming(c) || c.IsTopicGuessed);
        else if (telling.Exists(IsTiming))
            telling.RemoveAll(c => !IsTiming(c));

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
