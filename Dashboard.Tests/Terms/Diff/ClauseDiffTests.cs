using Dashboard.Core.Terms.Diff;

using FsCheck.Xunit;

namespace Dashboard.Tests.Terms.Diff;

public sealed class ClauseDiffTests
{
    [Fact]
    public void Added_removed_and_reworded_sentences_are_told_apart_under_their_heading()
    {
        var lines = Changes(
            "## Data\n\nWe keep it for 30 days. We sell nothing. You own it.",
            "## Data\n\nWe keep it for 90 days. You own it. You can export it at any time.");

        Assert.Equal(
            [(ClauseOp.Reworded, "We keep it for 90 days."), (ClauseOp.Removed, "We sell nothing."), (ClauseOp.Added, "You can export it at any time.")],
            lines.Select(l => (l.Op, (l.After ?? l.Before)!.Text)));
        Assert.All(lines, l => Assert.Equal("Data", l.Heading));
    }

    [Fact]
    public void A_renumbered_clause_is_the_same_clause() =>
        Assert.Empty(Changes("1. You pay monthly.\n2. You own your outputs.", "2. You pay monthly.\n3. You own your outputs."));

    [Fact]
    public void A_sentence_in_another_section_has_moved()
    {
        var line = Assert.Single(Changes(
            "# A\n\nWe may change prices with notice.\n\nFirst things first here.\n\n# B\n\nSecond things are listed here.",
            "# A\n\nFirst things first here.\n\n# B\n\nSecond things are listed here.\n\nWe may change prices with notice."));

        Assert.Equal((ClauseOp.Moved, "A", "B"), (line.Op, line.Before!.Heading, line.After!.Heading));
        Assert.Equal("A", DiffRow.Of(line).MovedFrom);
    }

    [Fact]
    public void Other_line_breaks_are_no_change() =>
        Assert.Empty(Changes("| Acme | Ireland |\n| Bolt | France |", "Acme Ireland\n\nBolt France"));

    [Fact]
    public void Words_that_changed_are_marked_as_plain_text()
    {
        var row = DiffRow.Of(Assert.Single(Changes("We keep <b>it</b> for 30 days.", "We keep <b>it</b> for 90 days.")));

        Assert.Equal(["30"], row.Before.Where(s => s.Changed).Select(s => s.Text));
        Assert.Equal(["90"], row.After.Where(s => s.Changed).Select(s => s.Text));
        Assert.Equal("We keep it for 90 days.", string.Concat(row.After.Select(s => s.Text)).Replace("<b>", "").Replace("</b>", ""));
    }

    [Theory]
    [InlineData("We use tools, e.g. Stripe. You pay Acme Inc. monthly. It costs 1.5 USD!", new[] { "We use tools, e.g. Stripe.", "You pay Acme Inc. monthly.", "It costs 1.5 USD!" })]
    [InlineData("您不得转售服务。我们可以终止协议；请注意。", new[] { "您不得转售服务。", "我们可以终止协议；", "请注意。" })]
    [InlineData("2. Fees are due.", new[] { "2. Fees are due." })]
    [InlineData("He said \"stop.\" Then left.", new[] { "He said \"stop.\"", "Then left." })]
    public void Sentences_end_where_a_reader_ends_them(string paragraph, string[] sentences) =>
        Assert.Equal(sentences, SentenceSplitter.Split(paragraph));

    [Fact]
    public void Nothing_against_something_is_all_added() =>
        Assert.All(ClauseDiff.Of([], DocumentSentences.Read("One here.\n\nTwo here.")), l => Assert.Equal(ClauseOp.Added, l.Op));

    [Property]
    public bool Every_sentence_of_both_texts_stands_in_the_diff_once(int[] before, int[] after)
    {
        var (old, now) = (Text(before), Text(after));
        var lines = ClauseDiff.Of(old, now);

        // Sentences that were only cut differently are shown once, as the new text has them.
        return lines.Select(l => l.After).OfType<Sentence>().SequenceEqual(now)
            && lines.Select(l => l.Before).OfType<Sentence>().Distinct(ReferenceEqualityComparer.Instance).Count() == lines.Count(l => l.Before is not null)
            && (lines.Any(l => l is { Op: ClauseOp.Same, Before: null }) || lines.Count(l => l.Before is not null) == old.Count);
    }

    private static IReadOnlyList<Sentence> Text(int[]? numbers) =>
        DocumentSentences.Read(string.Join("\n\n", (numbers ?? []).Select(n => $"Sentence about the thing {Math.Abs((long)n) % 7} and its use.")));

    private static List<DiffLine> Changes(string before, string after) =>
        [.. ClauseDiff.Of(DocumentSentences.Read(before), DocumentSentences.Read(after)).Where(l => l.Op != ClauseOp.Same)];
}
