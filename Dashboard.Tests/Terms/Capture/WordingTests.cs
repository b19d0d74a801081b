using Dashboard.Core.Terms.Capture;

using FsCheck.Xunit;

namespace Dashboard.Tests.Terms.Capture;

public sealed class WordingTests
{
    [Theory]
    [InlineData("We’ll  delete\u00A0it\u200B.", "We'll delete it")]
    [InlineData("- (a) You may not resell.", "You may not resell")]
    [InlineData("2.1. **Fees** are due", "Fees are due")]
    [InlineData("see [our list](https://x.example/a?b=c) (opens in a new tab)", "see our list")]
    [InlineData("See the list(opens in new tab).", "See the list")]
    [InlineData("© 2024-2026 Example", "Example")]
    [InlineData("Copyright 2025 Example", "Example")]
    [InlineData("| a | b |\n| --- | --- |", "a b")]
    [InlineData("third-party \"tools\"", "third party tools")]
    [InlineData("Effective July 30, 2026", "Effective 30 July 2026")]
    [InlineData("服务条款。", "服 务 条 款")]
    public void Dress_is_taken_off(string text, string words) => Assert.Equal(words, Wording.Of(text));

    [Theory]
    [InlineData("$100", "$1,000")]
    [InlineData("2.5 USD for each", "3.5 USD for each")]
    [InlineData("| 0.5 | 1.5 |", "| 0.6 | 1.5 |")]
    [InlineData("at most 20%", "at most 20")]
    [InlineData("you may not", "you may")]
    [InlineData("we don't train", "we do train")]
    [InlineData("30 days", "90 days")]
    [InlineData("1 March 2026", "2 March 2026")]
    public void Words_amounts_percentages_negations_and_dates_count(string before, string after) =>
        Assert.NotEqual(Wording.Hash(before), Wording.Hash(after));

    [Fact]
    public void Line_breaks_and_lists_do_not_count() =>
        Assert.Equal(Wording.Hash("One two. Three four."), Wording.Hash("1. One two.\n\n2. Three\nfour."));

    [Property]
    public bool Nothing_in_any_text_throws_and_words_have_no_double_spaces(string? text) =>
        !Wording.Of(text ?? "").Contains("  ", StringComparison.Ordinal);
}
