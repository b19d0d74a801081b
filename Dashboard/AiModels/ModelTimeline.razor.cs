using System.Globalization;

using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>What hosts changed on their lists.</summary>
public sealed partial class ModelTimeline(ModelCatalogue catalogue, NavigationManager navigation) : ComponentBase
{
    private const int Step = 25;

    private int _shown = Step;

    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ModelChangeLine> Changes { get; set; }

    /// <summary>appeared, vanished, retirement; anything else shows everything.</summary>
    [Parameter]
    public string? Chosen { get; set; }

    private List<ModelChangeLine> Found { get; set; } = [];

    protected override void OnParametersSet() => Found = [.. Changes.Where(c => Chosen switch
    {
        "appeared" => c.Type is ModelChangeType.Appeared,
        "vanished" => c.Type is ModelChangeType.Vanished,
        "retirement" => c.Type is ModelChangeType.RetirementAnnounced or ModelChangeType.RetirementMoved or ModelChangeType.RetirementWithdrawn,
        _ => true,
    })];

    private void Choose(ChangeEventArgs e)
    {
        _shown = Step;
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("change", e.Value is string { Length: > 0 } kind ? kind : null));
    }

    private static string Day(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DayFormat.Day(day) : iso ?? Words.Unknown;

    private string Name(string host) => catalogue.Find(new ProviderKey(host))?.Name ?? host;
}
