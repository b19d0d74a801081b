using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Workloads;

/// <summary>Makes a route or changes it.</summary>
public sealed partial class RouteForm(WorkloadWrites writes, ModelCatalogue catalogue) : ComponentBase
{
    private readonly string _hosts = $"hosts-{Guid.NewGuid():N}";
    private readonly FormProblems _problems = new();
    private RouteInput _input = null!;
    private bool _saving;

    /// <summary>The key of the workload that it serves.</summary>
    [Parameter, EditorRequired]
    public required string Workload { get; set; }

    /// <summary>What is changed; null makes a new one.</summary>
    [Parameter]
    public RouteDraft? Draft { get; set; }

    /// <summary>Names that the workload's routes have already.</summary>
    [Parameter, EditorRequired]
    public required IEnumerable<string> Taken { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Saved { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Cancelled { get; set; }

    private IEnumerable<(TargetRole Role, string Path, string Title, List<TargetInput> Targets)> Lists =>
    [
        (TargetRole.Primary, "primary", "Primary", _input.Primary),
        (TargetRole.Fallback, "fallbacks", "Fallbacks, in the order in which they are tried", _input.Fallbacks),
    ];

    // Not on every rendering: somebody may be typing.
    protected override void OnParametersSet() => _input ??= RouteInput.From(Draft);

    private void Move(List<TargetInput> targets, TargetInput target, int by)
    {
        RouteInput.Move(targets, target, by);
        _problems.Set([]);
    }

    private void Drop(List<TargetInput> targets, TargetInput target)
    {
        targets.Remove(target);
        // Their paths count targets, which are others now.
        _problems.Set([]);
    }

    private async Task SaveAsync()
    {
        if (_saving)
            return;

        _saving = true;
        try
        {
            switch (await writes.SaveAsync(_input.ToDraft(Workload, catalogue), Draft is null, Taken, null, CancellationToken.None))
            {
                case SaveOutcome.Saved:
                    await Saved.InvokeAsync();
                    break;
                case SaveOutcome.Refused refused:
                    _problems.Set(refused.Problems);
                    break;
            }
        }
        finally
        {
            _saving = false;
        }
    }
}
