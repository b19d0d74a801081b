using Dashboard.Access;
using Dashboard.Core.Risk.Scenarios;
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

    [Parameter, EditorRequired]
    public required Func<string, string> NameOf { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Changed { get; set; }

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
