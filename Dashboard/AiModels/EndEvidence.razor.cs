using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>The sources of an end, and the decision of a person where they differ.</summary>
public sealed partial class EndEvidence(EndWrites writes, ModelCatalogue catalogue) : ComponentBase
{
    private DateOnly? _chosen;
    private string? _note, _problem;
    private bool _busy;

    [Parameter, EditorRequired]
    public required LifecycleVerdict Verdict { get; set; }

    /// <summary>Something was decided.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private string NoteId => $"why-{string.Concat($"{Verdict.Host}-{Verdict.RawModel}".Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";

    private List<LifecycleDecision> Past => [.. Verdict.Decisions.Where(d => d != Verdict.Settled)];

    private void Choose(DateOnly day) => (_chosen, _problem) = (day, null);

    private async Task WriteAsync(DateOnly? day)
    {
        _busy = true;
        _problem = await writes.SettleAsync(Verdict, day, day is null ? null : _note);
        (_busy, _chosen, _note) = (false, null, null);
        await Changed.InvokeAsync();
    }

    private static string Said(LifecycleDecision decision) =>
        $"{(decision.Ends is { } day ? $"Settled for {DayFormat.Day(day)}" : "Opened again")} by {decision.By}{(decision.Note is { } note ? $" (“{note}”)" : "")}";
}
