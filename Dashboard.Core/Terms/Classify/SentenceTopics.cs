using System.Text.RegularExpressions;

using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Classify;

/// <summary>What one changed sentence is about: its changed words first, the whole sentence where they name no field. Pure.</summary>
internal static class SentenceTopics
{
    private const int LongestEntry = 30;

    public static IReadOnlyList<TermsTopic> Of(DiffLine line, bool namesSubprocessors)
    {
        var whole = $"{line.Before?.Text} {line.After?.Text}";
        if (IsSubprocessor(line, namesSubprocessors))
            return [TermsTopic.PrivacySubprocessors];

        var changed = ChangedPart(line);
        var topics = TopicLexicon.In(changed);
        if (LevelRules.NoTraining.IsMatch($"{line.Before?.Text}") && topics.Count == 0 && TopicLexicon.In(whole).Contains(TermsTopic.TrainingOnCustomerData))
            return [TermsTopic.TrainingOnCustomerData];

        // Whoever no longer has to opt in is trained on: the two words decide about the sentence.
        if (line.Op == ClauseOp.Reworded && LevelRules.OptIn.IsMatch(changed) && TopicLexicon.In(whole).Contains(TermsTopic.TrainingOnCustomerData))
            return [TermsTopic.TrainingOnCustomerData];

        // "not" alone turns the whole sentence round; words without a field of their own belong to the sentence's.
        if (topics.Count == 0 || (line.Op == ClauseOp.Reworded && LevelRules.Negation.IsMatch(changed)))
            topics = TopicLexicon.In(whole).Contains(TermsTopic.CompetingModels) ? [TermsTopic.CompetingModels] : TopicLexicon.MainIn($"{line.Heading}. {(line.After ?? line.Before)!.Lead} {line.After?.Text} {line.Before?.Text}");

        // Who may not train a competitor is not told what happens to his own data.
        if (topics.Contains(TermsTopic.TrainingOnCustomerData) && !topics.Contains(TermsTopic.CompetingModels) && Rival.IsMatch(whole))
            topics = [TermsTopic.CompetingModels];

        // A transfer of personal data to a "restricted country" cuts off nobody.
        if (topics.Contains(TermsTopic.RegionAvailability) && Transfer.IsMatch(whole))
            topics = [.. topics.Where(t => t != TermsTopic.RegionAvailability)];

        // A list of bans is about what may not be done, whatever it names on the way.
        if (topics.Count > 2 && topics.Contains(TermsTopic.CompetingModels) && Enumerated.IsMatch(whole) && LevelRules.Forbids(line))
            return [TermsTopic.CompetingModels, TermsTopic.UsageRestrictions];

        // "The amount paid in twelve months" is the measure of a cap, not a price.
        if (topics.Contains(TermsTopic.LiabilityIndemnity) && Cap.IsMatch(whole))
            return [TermsTopic.LiabilityIndemnity];

        // "Restrict" and "must" stand in sentences about everything: they are the topic of one that has no other.
        return topics.Count > 1 && !(line.Op != ClauseOp.Reworded && Barred.IsMatch(whole)) ? [.. topics.Where(t => t != TermsTopic.UsageRestrictions)] : topics;
    }

    /// <summary>A row or a company in a list of sub-processors is one of them, whatever it is hired for.</summary>
    public static bool IsSubprocessor(DiffLine line, bool namesSubprocessors)
    {
        var sentence = (line.After ?? line.Before)!;
        if (WordBag.CountIn(sentence.Key) > LongestEntry)
            return false;

        return (Subprocessors.IsMatch(line.Heading) && (sentence.IsRow || !CosmeticRules.Binding.IsMatch(sentence.Text)))
            || (namesSubprocessors && (sentence.IsRow || CosmeticRules.Company.IsMatch($"{line.After?.Text}")));
    }

    internal static Regex Subprocessors { get; } = TopicLexicon.Words(@"\bsub-?processors?\b|\bthird[- ]party service providers?\b|子处理|受托处理");

    private static Regex Rival { get; } = TopicLexicon.Words(@"\b(models?|products?|services?) (that|which) compet\w+|\bcompet(e|es|ing|itive)\b.{0,40}\b(models?|products?|services?)\b|竞争.{0,10}模型");

    private static Regex Barred { get; } = TopicLexicon.Words(@"\b(you|customers?|users?|they) (may|must|shall|will|agree|can)( not|not)\b|\byou are not (authori[sz]ed|permitted|allowed) to\b|不得|严禁");

    private static Regex Enumerated { get; } = TopicLexicon.Words(@"\((i|a|1)\).*\((ii|b|2)\)");

    private static Regex Cap { get; } = TopicLexicon.Words(@"\bliab(le|ility)\b.{0,120}\b(exceed|limited to|more than|greater of|lesser of)\b|责任.{0,10}(上限|不超过)");

    private static Regex Transfer { get; } = TopicLexicon.Words(@"\b(international|data|restricted) transfers?\b|\btransfer\w*\b.{0,80}\bpersonal data\b|\badequacy\b|standard contractual clauses");

    private static string ChangedPart(DiffLine line) => line is { Op: ClauseOp.Reworded, Before: { } before, After: { } after }
        ? string.Join(' ', WordMarks.Of(before.Text, after.Text) is var marks ? marks.Before.Concat(marks.After).Where(s => s.Changed).Select(s => s.Text) : [])
        : (line.After ?? line.Before)!.Text;
}
