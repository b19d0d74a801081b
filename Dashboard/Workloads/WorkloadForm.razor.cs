using Dashboard.Core.Units;
using Dashboard.Core.Usage.Attributing;
using Dashboard.Core.Workloads;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Workloads;

/// <summary>Makes a workload or changes it.</summary>
public sealed partial class WorkloadForm(WorkloadWrites writes, AttributionPictureQuery pictures, TimeProvider time) : ComponentBase, IDisposable
{
    // So long nobody types: a preview for every key would run after the keys.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FormProblems _problems = new();
    private readonly CancellationTokenSource _leaving = new();
    private WorkloadInput _input = new();
    private WorkloadDraft? _given;
    private AttributionPicture? _picture;
    private RulesPreview? _preview;
    private RuleDraft? _rule;
    private int _keys;
    private bool _saving;

    /// <summary>What is changed; null makes a new one.</summary>
    [Parameter]
    public WorkloadDraft? Draft { get; set; }

    /// <summary>A rule that is added to what is given.</summary>
    [Parameter]
    public RuleDraft? NewRule { get; set; }

    /// <summary>Saved under this key.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> Saved { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Cancelled { get; set; }

    protected override void OnParametersSet()
    {
        // Not on every rendering: somebody may be typing.
        if (_given is null && Draft is not null)
        {
            _given = Draft;
            _input = WorkloadInput.From(Draft);
        }

        if (NewRule is not null && NewRule != _rule)
            _input.Rules.Add(new RuleInput { Kind = NewRule.Kind, Pattern = NewRule.Pattern });

        _rule = NewRule;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        try
        {
            _picture = await pictures.TakeAsync(_leaving.Token);
            Look();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The form was closed meanwhile.
        }
    }

    private void Look() => _preview = _picture?.Preview(_input.ToDraft());

    private async Task TypedAsync()
    {
        var mine = ++_keys;
        await Task.Delay(Pause, time);
        if (mine == _keys)
            Look();
    }

    // While a rule is new the preview does not know it yet.
    private RuleEffect? EffectOf(int rule) => _preview is { } preview && rule < preview.Rules.Count ? preview.Rules[rule] : null;

    private void Remove(RuleInput rule)
    {
        _input.Rules.Remove(rule);
        // Their paths count rules, which are others now.
        _problems.Set([]);
        Look();
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

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
