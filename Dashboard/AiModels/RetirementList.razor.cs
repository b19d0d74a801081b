using Dashboard.Core.Risk.Retirement;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>The radar as a list; the choice lives in the address.</summary>
public sealed partial class RetirementList(NavigationManager navigation) : ComponentBase
{
    [Parameter, EditorRequired]
    public required RadarView View { get; set; }

    /// <summary>near, firm or bounds; anything else shows all.</summary>
    [Parameter]
    public string? Chosen { get; set; }

    [Parameter]
    public string? Workload { get; set; }

    /// <summary>Somebody settled a day.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private List<RetiringModel> Found =>
    [
        .. View.Models.Where(m => (string.IsNullOrEmpty(Workload) || m.Workloads.Contains(Workload)) && Chosen switch
        {
            "near" => m.Stage is not null,
            "firm" => m.Firm,
            "bounds" => !m.Firm,
            _ => true,
        }),
    ];

    /// <summary>Where an entry stands on the page.</summary>
    public static string Anchor(RetiringModel model) =>
        $"end-{string.Concat($"{model.Host}-{model.RawModel}".Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";

    private void Go(string name, ChangeEventArgs e) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(name, e.Value is string { Length: > 0 } value ? value : null));
}
