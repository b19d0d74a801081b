using Dashboard.Core.Risk.Scenarios;
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

    [SupplyParameterFromQuery(Name = "retire")]
    public string[]? Retired { get; set; }

    /// <summary>Names of kept scenarios that stand side by side.</summary>
    [SupplyParameterFromQuery]
    public string[]? Compare { get; set; }

    private IReadOnlyList<string> Compared => Compare ?? [];

    private Imagined What => new(Off ?? [], Prices ?? [], Retired ?? []);

    private string Address => ScenarioAddress.Of(What, compare: Compared);

    private void Imagine(Imagined what) => navigation.NavigateTo(ScenarioAddress.Of(what, compare: Compared));

    private void Choose(IReadOnlyList<string> names) => navigation.NavigateTo(ScenarioAddress.Of(What, compare: names));
}
