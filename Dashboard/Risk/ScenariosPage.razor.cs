using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;
using Dashboard.Kit;

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

    private IReadOnlyList<string> Gone => Off ?? [];

    private IReadOnlyList<string> Dearer => Prices ?? [];

    private string Address => ScenarioAddress.Of(Gone, Dearer);

    private string Name(string text) =>
        PriceSwitch.Split(text) is (var party, var factor) ? $"{Name(party)} × {factor:0.##}" : Node.Parse(text) is { } node ? reading.NameOf(node) : text;

    private void Imagine((IReadOnlyList<string> Off, IReadOnlyList<string> Prices) switches) =>
        navigation.NavigateTo(ScenarioAddress.Of(switches.Off, switches.Prices));
}
