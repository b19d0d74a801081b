using Microsoft.AspNetCore.Components;

namespace Dashboard.Kit;

/// <summary>Poll now, edit, pause, remove, and what else an editor may do about one polled thing. Writes answer with a sentence when they could not be done.</summary>
public sealed partial class PolledActions<TOutcome>(CircuitWork<TOutcome> polls) : ComponentBase, IDisposable
    where TOutcome : class
{
    private readonly string _menu = $"polled-{Guid.NewGuid():N}";
    private string? _problem;

    [Parameter, EditorRequired]
    public int Id { get; set; }

    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>What tells it from others of the same name; null is its name.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>What it is: listing, page.</summary>
    [Parameter, EditorRequired]
    public required string Kind { get; set; }

    /// <summary>The address of its form.</summary>
    [Parameter, EditorRequired]
    public required string Edit { get; set; }

    [Parameter, EditorRequired]
    public bool Paused { get; set; }

    /// <summary>Null where nobody polls.</summary>
    [Parameter]
    public Func<Task<string?>>? Poll { get; set; }

    [Parameter, EditorRequired]
    public required Func<Task<string?>> Pause { get; set; }

    /// <summary>Asks first, and writes through <see cref="WriteAsync"/>.</summary>
    [Parameter, EditorRequired]
    public EventCallback Remove { get; set; }

    /// <summary>Another button, where the state asks for one.</summary>
    [Parameter]
    public RenderFragment? Further { get; set; }

    /// <summary>How a poll ended, in a sentence.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<TOutcome> Answer { get; set; }

    /// <summary>Something was written.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    protected override void OnInitialized() => polls.Ended += PollEnded;

    /// <summary>Writes, and shows why it could not be done.</summary>
    public async Task WriteAsync(Func<Task<string?>> write)
    {
        _problem = await write();
        if (_problem is null)
            await Changed.InvokeAsync();
        else
            StateHasChanged();
    }

    private void PollEnded(int id)
    {
        if (id == Id)
            _ = InvokeAsync(StateHasChanged);
    }

    public void Dispose() => polls.Ended -= PollEnded;
}
