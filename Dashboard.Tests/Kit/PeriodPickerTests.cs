using Bunit;

using Dashboard.Kit;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Kit;

public sealed class PeriodPickerTests : KitTest
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void It_says_the_period_in_words_and_in_days()
    {
        var picker = Picker("30d");

        Assert.Contains("Last 30 days", picker.Find("button").TextContent, StringComparison.Ordinal);
        Assert.Contains("25 Oct – 23 Nov 2026", picker.Find("button").TextContent, StringComparison.Ordinal);
        Assert.Equal("Last 30 days", picker.Find(".menu [aria-pressed=true]").TextContent);
    }

    [Fact]
    public void A_preset_goes_to_the_address_and_leaves_the_rest_of_it()
    {
        var picker = Picker("30d", "spend?by=model&from=2026-01-01&to=2026-02-01");
        picker.FindAll(".menu > button").Single(b => b.TextContent == "Last month").Click();

        Assert.Equal("spend?by=model&period=last-month", Address());
    }

    [Fact]
    public void Days_of_ones_own_go_to_the_address_with_the_last_day_included()
    {
        var picker = Picker("30d", "spend?period=7d");
        picker.FindAll("input")[0].Change("2026-11-01");
        picker.FindAll("input")[1].Change("2026-11-20");
        picker.Find("form").Submit();

        Assert.Equal("spend?from=2026-11-01&to=2026-11-21", Address());
    }

    [Fact]
    public void Days_in_the_wrong_order_are_refused_in_words()
    {
        var picker = Picker("30d", "spend");
        picker.FindAll("input")[0].Change("2026-11-20");
        picker.FindAll("input")[1].Change("2026-11-01");
        picker.Find("form").Submit();

        Assert.Equal("The last day is before the first.", picker.Find("[role=alert]").TextContent);
        Assert.Equal("spend", Address());
    }

    private IRenderedComponent<PeriodPicker> Picker(string preset, string address = "spend")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<PeriodPicker>(p => p.Add(x => x.Choice, PeriodChoice.Read(preset, null, null, Today)).Add(x => x.Today, Today));
    }

    private string Address()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        return navigation.ToBaseRelativePath(navigation.Uri);
    }
}
