using Dashboard.Access;
using Dashboard.Core.Terms.Timeline;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Terms;

/// <summary>The decision on a change, with every earlier one.</summary>
public sealed partial class ReviewBox(ReviewChange review, IAuthorizationService authorization, AuthenticationStateProvider people) : ComponentBase
{
    private static readonly (ReviewDecision Decision, string Hint)[] Decisions =
    [
        (ReviewDecision.NoImpact, "nothing of ours is touched"),
        (ReviewDecision.Action, "somebody must do something"),
        (ReviewDecision.Watch, "not now, but it may matter later"),
    ];

    private readonly ReviewInput _input = new();
    private int? _of;
    private bool _saving;
    private string? _problem;

    [Parameter, EditorRequired]
    public required ChangeRow Change { get; set; }

    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ReviewRow> Reviews { get; set; }

    /// <summary>A decision was written.</summary>
    [Parameter]
    public EventCallback Saved { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_of == Change.Id)
            return;

        _of = Change.Id;
        (_input.Decision, _input.Note) = (Change.Decision, null);
        _input.Owner = Change.Owner ?? await people.EditorAsync(authorization);
    }

    private async Task SaveAsync()
    {
        if (_input.Decision is not { } decision)
        {
            _problem = "Choose a decision: no impact, action needed, or watch.";
            return;
        }

        if (await people.EditorAsync(authorization) is not { } me)
        {
            _problem = "Your role does not allow this any more; ask an administrator.";
            return;
        }

        _saving = true;
        var found = await review.RunAsync(Change.Id, new(me, decision, _input.Owner, _input.Note), CancellationToken.None);
        (_saving, _problem, _input.Note) = (false, found ? null : "There is no such change any more.", found ? null : _input.Note);
        await Saved.InvokeAsync();
    }

    /// <summary>What the form holds.</summary>
    private sealed class ReviewInput
    {
        public ReviewDecision? Decision { get; set; }
        public string? Owner { get; set; }
        public string? Note { get; set; }
    }
}
