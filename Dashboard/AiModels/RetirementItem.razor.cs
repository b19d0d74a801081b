using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Retirement;
using Dashboard.Core.Units;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>One entry of the radar.</summary>
public sealed partial class RetirementItem(ModelCatalogue catalogue) : ComponentBase
{
    [Parameter, EditorRequired]
    public required RetiringModel Model { get; set; }

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>Names of workloads by key.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, string> Workloads { get; set; }

    /// <summary>Somebody settled a day.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private string Left => Model.DaysLeft switch
    {
        < 0 => $"{Words.Count(-Model.DaysLeft, "day")} ago",
        0 => "today",
        _ => Words.Count(Model.DaysLeft, "day"),
    };

    // The same steps as the alert.
    private static Level Level(int stage) => stage switch
    {
        <= 7 => Core.Units.Level.Critical,
        <= 30 => Core.Units.Level.High,
        <= 60 => Core.Units.Level.Medium,
        _ => Core.Units.Level.Low,
    };

    private string Name(string host) => catalogue.NameOf(host);
}
