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
    [InlineData("?period=12m&by=provider&split=key&measure=perThousand&compare=year&steps=month&only=key:a&only=key:b&not=model:x&not=workload:")]
    [InlineData("?period=7d&by=day&measure=cacheSavings&compare=none&steps=hour")]
    public void An_address_that_was_read_is_written_again(string query)
    {
        var choice = Read(query);

        Assert.Equal(QueryHelpers.ParseQuery(query), QueryHelpers.ParseQuery(new Uri("http://x" + choice.Address).Query));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?period=nonsense&by=nonsense&basis=nonsense&only=nonsense&only=day:2026-01-01&only=:x&rows=some&split=day&measure=7&compare=x&steps=hour&not=x")]
    [InlineData("?split=provider")]
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
        var anthropic = Read("?period=7d").Narrow(["anthropic"]);
        Assert.Equal([new SpendFilter(SpendKey.Provider, "anthropic")], anthropic.Only);
        Assert.Equal(SpendKey.Model, anthropic.By);

        var unattributed = (anthropic with { By = SpendKey.Workload }).Narrow([null]);
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
        var choice = Read($"?from=2026-03-10&to=2026-05-02&by={by}").Narrow([value]);

        Assert.Equal(new Period(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(until, CultureInfo.InvariantCulture)), choice.Period.Period);
        Assert.Empty(choice.Only);
    }

    [Fact]
    public void A_part_of_a_split_filters_by_both_and_its_entries_are_of_the_same_days()
    {
        var part = Read("?from=2026-03-10&to=2026-03-13&by=provider&split=key&only=key:x").Within(["openai", null]);

        Assert.Equal([new SpendFilter(SpendKey.Provider, "openai"), new SpendFilter(SpendKey.Key, null)], part.Only);
        Assert.Equal("/spend/entries?from=2026-03-10&to=2026-03-13&only=provider%3Aopenai&only=key%3A", part.EntriesAddress);
        Assert.Equal(part.EntriesAddress + "&without=best", part.UnpricedEntriesAddress);
    }

    [Fact]
    public void Choosing_a_value_again_takes_it_back_and_leaving_it_out_replaces_keeping_it()
    {
        var filter = new SpendFilter(SpendKey.Key, "a");
        var kept = Read("?only=key:b").Toggle(filter);
        Assert.Equal([new SpendFilter(SpendKey.Key, "b"), filter], kept.Only);
        Assert.Equal([new SpendFilter(SpendKey.Key, "b")], kept.Toggle(filter).Only);
        Assert.Equal([new SpendFilter(SpendKey.Key, "b"), filter with { Exclude = true }], kept.Toggle(filter with { Exclude = true }).Only);
    }

    private static SpendChoice Read(string query) => SpendChoice.Read(SpendAddress.Of(new QueryCollection(QueryHelpers.ParseQuery(query))), Today);
}
