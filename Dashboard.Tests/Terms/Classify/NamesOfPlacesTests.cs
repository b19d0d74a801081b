using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;

namespace Dashboard.Tests.Terms.Classify;

/// <summary>Another product's name binds nobody; another law, court or country does.</summary>
public sealed class NamesOfPlacesTests
{
    [Theory]
    [InlineData("The law of Ireland governs this agreement.", "The law of England governs this agreement.", true)]
    [InlineData("The courts of Dublin decide every dispute.", "The courts of Singapore decide every dispute.", true)]
    [InlineData("Ask Bard anything about the weather outside.", "Ask Gemini anything about the weather outside.", false)]
    public void A_name_is_read_by_what_its_sentence_says(string before, string after, bool material)
    {
        var diff = ChangeClassifier.Compare(Text(before), Text(after));

        Assert.Equal(material, diff.Material);
        Assert.Equal(material, diff.Level > ChangeLevel.None);
    }

    private static PageText Text(string sentence) => PageExtractor.Extract(
        $"# Terms of Service\n\nThese terms are an agreement between you and the provider. By using the service you agree to them.\n\n## More\n\n{sentence}\n", PageParts.Whole);
}
