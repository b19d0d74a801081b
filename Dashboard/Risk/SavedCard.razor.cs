using Dashboard.Access;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Risk.Scenarios.Comparing;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Risk;

/// <summary>Keeps scenarios and forgets them.</summary>
public sealed partial class SavedCard(SavedScenarios scenarios, AuthenticationStateProvider people, IAuthorizationService authorization) : ComponentBase
{
    private readonly string _id = $"scenario-{Guid.NewGuid():N}";
    private string _name = "";
    private string? _problem;

    [Parameter, EditorRequired]
    public required IReadOnlyList<SavedRow> Saved { get; set; }

    [Parameter, EditorRequired]
    public required Imagined What { get; set; }

    /// <summary>Something that makes sense is imagined.</summary>
    [Parameter, EditorRequired]
    public bool CanSave { get; set; }

    /// <summary>A scenario's switches in words.</summary>
    [Parameter, EditorRequired]
    public required Func<Imagined, string> Says { get; set; }

    /// <summary>Names of those that stand side by side.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Compared { get; set; }

    /// <summary>Which of them are wanted side by side now.</summary>
    [Parameter, EditorRequired]
    public EventCallback<IReadOnlyList<string>> Chosen { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Changed { get; set; }

    // A name in an old link may be of nothing that is kept.
    private List<string> Kept => [.. Compared.Where(c => Saved.Any(s => s.Line.Name == c))];

    private string Hint => Kept.Count switch
    {
        0 => $"Choose {ScenarioComparison.Least} to {ScenarioComparison.Most} to see them side by side.",
        < ScenarioComparison.Least => "Choose one more to see them side by side.",
        ScenarioComparison.Most => $"{ScenarioComparison.Most} stand side by side; take one away to choose another.",
        var many => $"{many} stand side by side below.",
    };

    private Task ToggleAsync(string name) => Chosen.InvokeAsync(Kept.Contains(name) ? [.. Kept.Where(k => k != name)] : [.. Kept, name]);

    private async Task SaveAsync()
    {
        if (await people.EditorAsync(authorization) is not { } editor)
        {
            _problem = "Your role may look but not change anything; ask an administrator.";
            return;
        }

        if (await scenarios.SaveAsync(_name, What, editor, CancellationToken.None) is SaveOutcome.Refused { Problems: [var first, ..] })
        {
            _problem = first.Message;
            return;
        }

        (_name, _problem) = ("", null);
        await Changed.InvokeAsync();
    }

    private async Task RemoveAsync(string name)
    {
        if (await people.EditorAsync(authorization) is not null && await scenarios.RemoveAsync(name, CancellationToken.None))
            await Changed.InvokeAsync();
    }

    private static RenderFragment Number(int? count) => (RenderTreeBuilder builder) =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", count is null ? "not-known" : "num");
        builder.AddContent(2, count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown");
        builder.CloseElement();
    };

    private static string Why(SavedRow row) => row.Stops is null ? "A party in it is no longer known." : "Not everything of it has a price.";
}
