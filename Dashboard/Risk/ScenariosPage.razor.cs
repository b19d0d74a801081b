using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;
using Dashboard.Kit;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Risk;

/// <summary>What stops, what moves and what it costs when somebody is gone or dearer. What is imagined lives in the address.</summary>
public sealed partial class ScenariosPage(ScenarioReading reading, NavigationManager navigation) : ComponentBase
{
    private LoadFrame<ScenarioView>? _frame;

    [SupplyParameterFromQuery]
    public string[]? Off { get; set; }

    [SupplyParameterFromQuery(Name = "price")]
    public string[]? Prices { get; set; }

    [SupplyParameterFromQuery(Name = "retire")]
    public string[]? Retired { get; set; }

    private Imagined What => new(Off ?? [], Prices ?? [], Retired ?? []);

    private string Address => ScenarioAddress.Of(What);

    private string Name(string text) =>
        RetirementSwitch.Split(text) is (var model, var day) ? $"{Name(model)} retired on {DayFormat.Day(day)}"
        : PriceSwitch.Split(text) is (var party, var factor) ? $"{Name(party)} × {factor:0.##}"
        : Node.Parse(text) is { } node ? reading.NameOf(node) : text;

    private void Imagine(Imagined what) => navigation.NavigateTo(ScenarioAddress.Of(what));
}
