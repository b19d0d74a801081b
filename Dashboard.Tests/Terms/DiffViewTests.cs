using AngleSharp.Dom;

using Bunit;

using Dashboard.Core.Terms.Diff;
using Dashboard.Terms;

namespace Dashboard.Tests.Terms;

/// <summary>How two texts are shown: marked by meaning, folded where nothing changed, text always.</summary>
public sealed class DiffViewTests : BunitContext
{
    private const string Old = """
        # Agreement

        You may use the service for any lawful purpose of yours. You are responsible for your keys.

        ## Data

        We delete your prompts within 30 days. We never train our models on your data without asking. Inputs belong to you. Outputs belong to you. Support is given in English. Invoices are sent by mail.

        ## Law

        The law of France applies to this agreement and to everything around it.
        """;

    private const string New = """
        # Agreement

        You may use the service for any lawful purpose of yours. You are responsible for your keys.

        ## Data

        We delete your prompts within 365 days. Inputs belong to you. Outputs belong to you. Support is given in English. Invoices are sent by mail.

        ## Law

        The law of France applies to this agreement and to everything around it. You must not send <b>markup</b> & such.
        """;

    [Fact]
    public void Removed_added_and_reworded_words_are_marked_by_meaning()
    {
        var view = Show();

        Assert.Equal(["30"], view.FindAll("tr.reworded td.side del").Select(d => d.TextContent));
        Assert.Equal(["365"], view.FindAll("tr.reworded td.side ins").Select(d => d.TextContent));
        Assert.Equal(["We never train our models on your data without asking."], view.FindAll("tr.removed td.side del").Select(d => d.TextContent));
        Assert.Equal("You must not send <b>markup</b> & such.", view.Find("tr.added td.side ins").TextContent);
        Assert.Empty(view.FindAll("ins b"));
        Assert.Equal(["Reworded", "Removed", "Added"], view.FindAll(".word").Select(w => w.TextContent));
    }

    [Fact]
    public void One_column_says_what_went_before_what_came()
    {
        var row = Show().Find("tr.reworded td.inline");

        Assert.Equal("We delete your prompts within <del>30</del><ins>365</ins> days.", string.Concat(row.ChildNodes.Select(Tagged)));
    }

    [Fact]
    public void What_did_not_change_is_folded_until_somebody_asks()
    {
        var view = Show();
        Assert.DoesNotContain("You are responsible for your keys.", view.Markup, StringComparison.Ordinal);
        Assert.Equal(["Data", "Law"], view.FindAll("tr.section").Select(s => s.TextContent));

        var before = view.FindAll("tr.fold").Count;
        view.Find("tr.fold button").Click();

        Assert.Contains("You are responsible for your keys.", view.Markup, StringComparison.Ordinal);
        Assert.Equal(before - 1, view.FindAll("tr.fold").Count);
    }

    [Fact]
    public void Every_row_is_shown_once_folded_or_not()
    {
        var rows = Rows(Old, New);
        var stretches = DiffStretch.Of(rows, null);

        // Unchanged headings are said above their rows.
        Assert.Equal(rows.Where(r => r is not { IsHeading: true, Op: ClauseOp.Same }), stretches.SelectMany(s => s.Rows).Select(s => s.Row).Where(r => r is not { IsHeading: true, Op: ClauseOp.Same }));
        Assert.All(stretches.Where(s => s.Folded), s => Assert.All(s.Rows, r => Assert.Equal(ClauseOp.Same, r.Row.Op)));
    }

    [Theory]
    [InlineData("a b c", "a b c")]
    [InlineData("pay within 30 days of notice", "pay in 45 business days of a notice")]
    [InlineData("one two three", "four")]
    [InlineData("a  b c", "a b  d")]
    public void Both_sentences_can_be_read_out_of_the_merged_one(string before, string after)
    {
        var (old, now) = WordMarks.Of(before, after);
        var merged = InlineMarks.Of(new DiffRow(ClauseOp.Reworded, "", false, old, now));

        Assert.Equal(Words(before), Words(string.Concat(merged.Where(s => s.Kind != InlineKind.New).Select(s => s.Text))));
        Assert.Equal(Words(after), Words(string.Concat(merged.Where(s => s.Kind != InlineKind.Gone).Select(s => s.Text))));
    }

    private IRenderedComponent<DiffView> Show() => Render<DiffView>(p => p
        .Add(v => v.Title, "The two texts").Add(v => v.Rows, Rows(Old, New)).Add(v => v.Before, "Version 1").Add(v => v.After, "Version 2"));

    private static IReadOnlyList<DiffRow> Rows(string before, string after) =>
        [.. ClauseDiff.Of(DocumentSentences.Read(before), DocumentSentences.Read(after)).Select(DiffRow.Of)];

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Tagged(INode node) => node is IElement element ? $"<{element.LocalName}>{element.TextContent}</{element.LocalName}>" : node.TextContent;
}
