using Dashboard.Core.Risk.Concentration;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Dashboard.Tests.Risk.Concentration;

public sealed class ConcentrationMeasureTests
{
    // The worked example of docs/risk-worked-example.md.
    [Fact]
    public void The_worked_example_of_the_docs_holds()
    {
        var figures = ConcentrationMeasure.Of([new("anthropic", 620m), new("openai", 250m), new("mistral", 130m)]);

        Assert.Equal(4_638, figures.Hhi!.Value, 6);
        Assert.Equal(2.156, figures.Effective!.Value, 3);
        Assert.Equal(ConcentrationBand.Medium, figures.Band);
        Assert.Equal(new Share("anthropic", 0.62, Own: false), figures.Largest);
    }

    [Fact]
    public void What_nobody_can_name_makes_a_range_and_the_worst_end_counts()
    {
        var figures = ConcentrationMeasure.Of([new("anthropic", 500m), new("openai", 250m), new(null, 250m)]);

        Assert.Equal(3_125, figures.Range!.Value.Least, 6);
        Assert.Equal(6_250, figures.Range.Value.Most, 6);
        Assert.Equal(figures.Range.Value.Most, figures.Hhi);
        Assert.Equal(ConcentrationBand.High, figures.Band);
        Assert.Equal(0.25, figures.UnknownShare);
        Assert.Null(figures.Shares[^1].Id);
    }

    [Fact]
    public void Only_unknown_is_as_bad_as_one_party_and_nothing_at_all_is_unknown()
    {
        var unknown = ConcentrationMeasure.Of([new(null, 1m)]);
        var nothing = ConcentrationMeasure.Of([new("openai", 0m)]);

        Assert.Equal((ConcentrationBand.Critical, 10_000d), (unknown.Band, unknown.Hhi));
        Assert.Null(unknown.Largest);
        Assert.Equal((ConcentrationBand.Unknown, null), (nothing.Band, nothing.Hhi));
    }

    [Theory]
    [InlineData(8_100, ConcentrationBand.Critical)]
    [InlineData(8_099.9, ConcentrationBand.High)]
    [InlineData(5_000, ConcentrationBand.High)]
    [InlineData(4_999.9, ConcentrationBand.Medium)]
    [InlineData(2_500, ConcentrationBand.Medium)]
    [InlineData(2_499.9, ConcentrationBand.Low)]
    public void Bands_begin_where_they_say(double hhi, ConcentrationBand band) => Assert.Equal(band, ConcentrationMeasure.BandOf(hhi));

    [Property]
    public Property Equal_parties_count_as_many_as_they_are_and_the_range_holds_every_truth()
    {
        var amounts = Gen.Choose(1, 1000).ArrayOf().Where(a => a.Length > 1);
        return Prop.ForAll(amounts.ToArbitrary(), given =>
        {
            var equal = ConcentrationMeasure.Of(given.Select((_, i) => new ShareLine($"p{i}", 1)));
            var hidden = ConcentrationMeasure.Of(given.Select((a, i) => new ShareLine(i == 0 ? null : $"p{i}", a)));
            // Whoever the unnamed one is, the true figure lies within.
            var truths = Enumerable.Range(1, given.Length)
                .Select(owner => ConcentrationMeasure.Of(given.Select((a, i) => new ShareLine(i == 0 ? $"p{owner}" : $"p{i}", a))).Hhi!.Value);
            return Math.Abs(equal.Effective!.Value - given.Length) < 1e-6
                && truths.All(t => t >= hidden.Range!.Value.Least - 1e-6 && t <= hidden.Hhi!.Value + 1e-6)
                && hidden.Shares.Sum(s => s.Part) is > 0.999999 and < 1.000001;
        });
    }
}
