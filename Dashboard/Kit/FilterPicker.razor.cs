using Microsoft.AspNetCore.Components;

namespace Dashboard.Kit;

/// <summary>Chooses values to keep or to leave out: what kind, a search, a list. Whoever uses it holds the choice.</summary>
public sealed partial class FilterPicker : ComponentBase, IDisposable
{
    // More than these nobody reads; searching is quicker.
    private const int Most = 50;

    private readonly string _id = $"filter-{Guid.NewGuid():N}";
    private CancellationTokenSource? _loading;
    private string _key = "", _search = "";
    private object? _stamp;
    private IReadOnlyList<FilterValue>? _values;
    private bool _open, _failed;

    [Parameter, EditorRequired]
    public required IReadOnlyList<FilterKey> Keys { get; set; }

    /// <summary>The values of a key, those that matter most first.</summary>
    [Parameter, EditorRequired]
    public required Func<string, CancellationToken, Task<IReadOnlyList<FilterValue>>> Load { get; set; }

    /// <summary>What the values depend on; another one loads them anew.</summary>
    [Parameter]
    public object? Stamp { get; set; }

    [Parameter]
    public EventCallback<FilterToggle> OnToggle { get; set; }

    private IReadOnlyList<FilterValue> Found =>
        [.. _values!.Where(v => v.Name.Contains(_search.Trim(), StringComparison.CurrentCultureIgnoreCase)).OrderByDescending(v => v.Only || v.Not)];

    protected override async Task OnParametersSetAsync()
    {
        if (_key.Length == 0)
            _key = Keys[0].Id;

        if (Equals(_stamp, Stamp))
            return;

        _stamp = Stamp;
        if (_open)
            await LoadAsync();
        else
            _values = null;
    }

    // Nothing is asked before somebody looks.
    private async Task OpenedAsync()
    {
        _open = !_open;
        if (_open && _values is null)
            await LoadAsync();
    }

    private async Task ChooseAsync(string key)
    {
        (_key, _search, _values) = (key, "", null);
        await LoadAsync();
    }

    private Task ToggleAsync(FilterValue value, bool exclude) => OnToggle.InvokeAsync(new FilterToggle(_key, value.Value, exclude));

    private async Task LoadAsync()
    {
        if (_loading is not null)
            await _loading.CancelAsync();

        using var mine = new CancellationTokenSource();
        _loading = mine;
        _failed = false;
        try
        {
            var values = await Load(_key, mine.Token);
            if (ReferenceEquals(_loading, mine))
                _values = values;
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Another key was chosen meanwhile, or the page was left.
        }
        catch (Exception) when (!mine.IsCancellationRequested) // An edge: the rest of the page still holds.
        {
            _failed = true;
        }
        finally
        {
            if (ReferenceEquals(_loading, mine))
                _loading = null;
        }
    }

    public void Dispose()
    {
        // The load in flight disposes its own source once it has seen this.
        var loading = _loading;
        _loading = null;
        loading?.Cancel();
    }
}

/// <summary>What can be filtered by.</summary>
public sealed record FilterKey(string Id, string Name);

/// <summary>A value to choose; a null value is the unknown.</summary>
/// <param name="Only">It is among those that are kept.</param>
/// <param name="Not">It is left out.</param>
public sealed record FilterValue(string? Value, string Name, string? Detail, bool Only, bool Not);

/// <summary>Somebody chose a value, or took their choice back.</summary>
public sealed record FilterToggle(string Key, string? Value, bool Exclude);
