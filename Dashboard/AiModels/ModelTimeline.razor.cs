using System.Globalization;

using Dashboard.Core.AiModels.Changes;
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

    /// <summary>A host's key; null shows all.</summary>
    [Parameter]
    public string? Of { get; set; }

    private IReadOnlyList<ChangeGroup> Found { get; set; } = [];

    private IEnumerable<string> Hosts => Changes.Select(c => c.Host).Append(Of).OfType<string>().Where(h => h.Length > 0).Distinct().Order(StringComparer.Ordinal);

    protected override void OnParametersSet() => Found = ChangeGroup.Of(Changes.Where(c => (string.IsNullOrEmpty(Of) || c.Host == Of) && Chosen switch
    {
        "appeared" => c.Type is ModelChangeType.Appeared,
        "vanished" => c.Type is ModelChangeType.Vanished,
        "retirement" => c.Type is ModelChangeType.RetirementAnnounced or ModelChangeType.RetirementMoved or ModelChangeType.RetirementWithdrawn
            or ModelChangeType.Deprecated or ModelChangeType.Undeprecated,
        "price" => c.Type is ModelChangeType.PriceChanged or ModelChangeType.ContextChanged,
        _ => true,
    }));

    private void Choose(string name, ChangeEventArgs e)
    {
        _shown = Step;
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(name, e.Value is string { Length: > 0 } kind ? kind : null));
    }

    private static string Price(string? pair) => pair?.Split('/') is [var input, var output] ? $"${input} in, ${output} out" : pair ?? Words.Unknown;

    private static string Day(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DayFormat.Day(day) : iso ?? Words.Unknown;

    private string Name(string host) => catalogue.NameOf(host);
}
