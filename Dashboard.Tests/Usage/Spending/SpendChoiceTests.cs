using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Usage.Spending;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Tests.Usage.Spending;

/// <summary>The address of the Spend page says everything, and says it back.</summary>
public sealed class SpendChoiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("?period=90d&by=model&basis=computed")]
    [InlineData("?from=2026-03-10&to=2026-03-13&by=key&basis=reported&only=provider:openai&only=workload:&rows=all")]
    [InlineData("?period=30d&by=openWeights&only=model:a:b%26c/d%20e")]
    public void An_address_that_was_read_is_written_again(string query)
    {
        var choice = Read(query);

        Assert.Equal(QueryHelpers.ParseQuery(query), QueryHelpers.ParseQuery(new Uri("http://x" + choice.Address).Query));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?period=nonsense&by=nonsense&basis=nonsense&only=nonsense&only=day:2026-01-01&only=:x&rows=some")]
    public void What_the_address_says_wrongly_is_the_default(string query)
    {
        var choice = Read(query);

        Assert.Equal("/spend?period=30d&by=provider", choice.Address);
    }

    [Fact]
    public void The_file_names_its_days_so_that_the_link_holds_the_same_tomorrow() =>
        Assert.Equal("/spend/table.csv?from=2026-11-17&to=2026-11-24&by=provider", Read("?period=7d").CsvAddress);

    [Fact]
    public void Choosing_a_group_filters_by_it_and_breaks_down_what_is_left()
    {
        var anthropic = Read("?period=7d").Narrow("anthropic");
        Assert.Equal([new SpendFilter(SpendKey.Provider, "anthropic")], anthropic.Only);
        Assert.Equal(SpendKey.Model, anthropic.By);

        var unattributed = (anthropic with { By = SpendKey.Workload }).Narrow(null);
        Assert.Equal([new SpendFilter(SpendKey.Provider, "anthropic"), new SpendFilter(SpendKey.Workload, null)], unattributed.Only);
        Assert.Equal(SpendKey.Model, unattributed.By);
        Assert.Equal(anthropic.Only, unattributed.Without(unattributed.Only[1]).Only);
    }

    [Theory]
    [InlineData("day", "2026-03-12", "2026-03-12", "2026-03-13")]
    [InlineData("week", "2026-03-09", "2026-03-10", "2026-03-16")]
    [InlineData("month", "2026-03", "2026-03-10", "2026-04-01")]
    public void Choosing_a_stretch_of_time_makes_it_the_period_within_the_one_before(string by, string value, string from, string until)
    {
        var choice = Read($"?from=2026-03-10&to=2026-05-02&by={by}").Narrow(value);

        Assert.Equal(new Period(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(until, CultureInfo.InvariantCulture)), choice.Period.Period);
        Assert.Empty(choice.Only);
    }

    private static SpendChoice Read(string query) => SpendChoice.Read(SpendAddress.Of(new QueryCollection(QueryHelpers.ParseQuery(query))), Today);
}
