using Dashboard.Core.Terms.Catalogue;
using Dashboard.Core.Terms.Sources;

namespace Dashboard.Tests.Terms.Catalogue;

public sealed class KnownSourcesTests
{
    [Fact]
    public void Forty_providers_are_known_and_each_entry_could_be_watched_as_it_stands()
    {
        Assert.True(KnownSources.All.DistinctBy(s => s.Provider).Count() >= 40);
        Assert.All(KnownSources.All, s => Assert.Empty(new TermsSourceDraft(s.Provider, s.Name, s.Kind, s.Url).Problems()));
    }

    [Fact]
    public void No_address_and_no_name_of_a_provider_stands_twice()
    {
        Assert.Equal(KnownSources.All.Count, KnownSources.All.DistinctBy(s => s.Url.TrimEnd('/').ToLowerInvariant()).Count());
        Assert.Equal(KnownSources.All.Count, KnownSources.All.DistinctBy(s => (s.Provider, s.Name)).Count());
    }

    [Fact]
    public void Each_says_whether_it_was_verified_and_the_first_to_watch_come_first()
    {
        Assert.Contains(KnownSources.All, s => s.VerifiedOn is null);
        Assert.Contains(KnownSources.All, s => s.VerifiedOn is { Year: >= 2025 });
        var openai = KnownSources.Of("openai");
        Assert.True(openai[0].Offered);
        Assert.False(openai[^1].Offered);
        Assert.Contains(openai, s => s.Kind == TermsKind.UsagePolicy);
    }
}
