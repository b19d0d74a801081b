using Dashboard.Core.Units;
using Dashboard.Core.Workloads;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Workloads;

/// <summary>Makes a workload or changes it.</summary>
public sealed partial class WorkloadForm(WorkloadWrites writes) : ComponentBase
{
    private readonly FormProblems _problems = new();
    private WorkloadInput _input = new();
    private WorkloadDraft? _given;
    private bool _saving;

    /// <summary>What is changed; null makes a new one.</summary>
    [Parameter]
    public WorkloadDraft? Draft { get; set; }

    /// <summary>Saved under this key.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> Saved { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Cancelled { get; set; }

    protected override void OnParametersSet()
    {
        // Not on every rendering: somebody may be typing.
        if (_given is not null || Draft is null)
            return;

        _given = Draft;
        _input = WorkloadInput.From(Draft);
    }

    private void Remove(RuleInput rule)
    {
        _input.Rules.Remove(rule);
        // Their paths count rules, which are others now.
        _problems.Set([]);
    }

    private async Task SaveAsync()
    {
        if (_saving)
            return;

        _saving = true;
        try
        {
            switch (await writes.SaveAsync(_input.ToDraft(), CancellationToken.None))
            {
                case SaveOutcome.Saved saved:
                    _problems.Set([]);
                    await Saved.InvokeAsync(saved.Key);
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
