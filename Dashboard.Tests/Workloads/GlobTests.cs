using Dashboard.Core.Workloads;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Dashboard.Tests.Workloads;

public sealed class GlobTests
{
    [Theory]
    [InlineData("batch-*", "batch-eu", true)]
    [InlineData("batch-*", "batch-", true)]
    [InlineData("batch-*", "Batch-EU", true)]
    [InlineData("batch-*", "my-batch-eu", false)]
    [InlineData("*-prod-*", "support-prod-2", true)]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("gpt-4.1", "gpt-4x1", false)]
    public void A_star_stands_for_any_run_and_nothing_else_is_special(string pattern, string text, bool matches) =>
        Assert.Equal(matches, new Glob(pattern).Matches(text));

    [Property(MaxTest = 2000)]
    public Property Agrees_with_trying_every_possibility() => Prop.ForAll(Texts("ab*"), Texts("ab"), (pattern, text) =>
        new Glob(pattern).Matches(text) == Slowly(pattern, text));

    [Fact(Timeout = 5000)]
    public async Task A_hostile_pattern_ends()
    {
        var pattern = new Glob(string.Concat(Enumerable.Repeat("a*", 99)) + "b");

        Assert.False(await Task.Run(() => pattern.Matches(new string('a', 100_000)), TestContext.Current.CancellationToken));
    }

    private static Arbitrary<string> Texts(string letters) =>
        Gen.Elements(letters.ToCharArray()).ArrayOf().Resize(8).Select(c => new string(c)).ToArbitrary();

    private static bool Slowly(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) => pattern switch
    {
        [] => text.IsEmpty,
        ['*', .. var rest] => Slowly(rest, text) || (!text.IsEmpty && Slowly(pattern, text[1..])),
        [var first, .. var rest] => !text.IsEmpty && text[0] == first && Slowly(rest, text[1..]),
    };
}
