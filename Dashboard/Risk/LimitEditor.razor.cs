using Dashboard.Access;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Risk;

/// <summary>Shows a limit and changes it.</summary>
public sealed partial class LimitEditor(SaveLimit save, AuthenticationStateProvider people, IAuthorizationService authorization) : ComponentBase
{
    private readonly string _id = $"limit-{Guid.NewGuid():N}";
    private bool _editing;
    private decimal? _percent;
    private string? _problem;

    [Parameter, EditorRequired]
    public ConcentrationKey Key { get; set; }

    [Parameter, EditorRequired]
    public double? Limit { get; set; }

    /// <summary>Null when the unknown share decides.</summary>
    [Parameter, EditorRequired]
    public bool? Over { get; set; }

    /// <summary>Whether there is anything to hold against the limit.</summary>
    [Parameter, EditorRequired]
    public bool Measured { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private string Sentence => Limit is not { } limit
        ? "No limit."
        : $"Limit {RiskWords.Percent(limit)} for one party" + (!Measured ? "." : Over switch
        {
            true => ": passed.",
            false => ": kept.",
            null => ": nobody can say, the unknown share decides.",
        });

    private void Open() => (_editing, _percent, _problem) = (true, Limit is { } limit ? Math.Round((decimal)limit * 100, 2) : null, null);

    private async Task SaveAsync()
    {
        if (await people.EditorAsync(authorization) is null)
        {
            _problem = "Your role may look but not change anything; ask an administrator.";
            return;
        }

        if (await save.RunAsync(Key, (double?)_percent / 100, CancellationToken.None) is SaveOutcome.Refused { Problems: [var first, ..] })
        {
            _problem = first.Message;
            return;
        }

        _editing = false;
        await Changed.InvokeAsync();
    }
}
