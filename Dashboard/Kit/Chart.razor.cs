using System.Text.RegularExpressions;

using Dashboard.Kit.Charts;

using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Kit;

/// <summary>A chart with its twin: the same figures as a table, as CSV and as a picture.</summary>
public sealed partial class Chart(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private readonly string _menu = $"chart-{Guid.NewGuid():N}";
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private ElementReference _host;
    private IJSObjectReference? _module;
    private IJSObjectReference? _view;
    private DotNetObjectReference<Chart>? _self;
    private ChartModel? _given, _drawn;
    private bool _asTable, _failed, _left;

    [Parameter, EditorRequired]
    public required ChartModel Model { get; set; }

    /// <summary>Pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 320;

    /// <summary>Said instead of empty axes when no value is known.</summary>
    [Parameter]
    public string Nothing { get; set; } = "Nothing is known for this period.";

    /// <summary>Somebody chose a series, by its key.</summary>
    [Parameter]
    public EventCallback<string> OnPick { get; set; }

    /// <summary>Somebody drew over a stretch of the axis; those without a pointer need another way to the same.</summary>
    [Parameter]
    public EventCallback<ChartStretch> OnStretch { get; set; }

    /// <summary>The model with its tail folded.</summary>
    private ChartModel Shown { get; set; } = null!;

    private bool IsUnknown => Shown.Series.All(s => s.Total is null);

    [JSInvokable]
    public Task PickAsync(string key) => InvokeAsync(() => OnPick.InvokeAsync(key));

    [JSInvokable]
    public Task StretchAsync(int first, int last) => InvokeAsync(() => OnStretch.InvokeAsync(new ChartStretch(first, last)));

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Model, _given))
            return;

        _given = Model;
        // A heat map's rows and a ranking's bars are names, not colours: they need no folding.
        Shown = Model.Kind is ChartKind.HeatMap or ChartKind.Bars or ChartKind.Sankey ? Model : Model with { Series = SeriesFolding.Fold(Model.Series) };
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
                await StartAsync();
            else if (_view is not null && !ReferenceEquals(_drawn, Shown))
                await DrawAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone; so is its chart.
        }
        catch (JSException)
        {
            // A browser without canvas, a blocked script: the figures do not depend on it.
            _failed = _asTable = true;
            StateHasChanged();
        }
    }

    private async Task StartAsync()
    {
        _module = await js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["Kit/Chart.razor.js"]}");
        _self = DotNetObjectReference.Create(this);
        _drawn = Shown;
        _view = await _module.InvokeAsync<IJSObjectReference>(
            "create", _host, Assets["_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js"], ChartPayload.From(Shown, _hidden, OnStretch.HasDelegate), _self);
        if (_left)
            await ReleaseAsync();
        else if (!ReferenceEquals(_drawn, Shown))
            await DrawAsync();
        else
            // The picture can be downloaded now.
            StateHasChanged();
    }

    private async Task DrawAsync()
    {
        _drawn = Shown;
        await _view!.InvokeVoidAsync("update", ChartPayload.From(Shown, _hidden, OnStretch.HasDelegate));
    }

    private async Task ToggleAsync(string name)
    {
        if (!_hidden.Remove(name))
            _hidden.Add(name);
        // Nothing left to see: show everything again.
        if (Shown.Series.All(s => _hidden.Contains(s.Name)))
            _hidden.Clear();
        if (_view is not null)
            await DrawAsync();
    }

    private async Task SaveCsvAsync()
    {
        if (_module is not null)
            await _module.InvokeVoidAsync("download", FileName("csv"), "text/csv;charset=utf-8", ChartTable.From(Model).ToCsv());
    }

    private async Task SavePngAsync()
    {
        if (_view is not null)
            await _view.InvokeVoidAsync("png", FileName("png"));
    }

    private string FileName(string kind) => NotForFiles().Replace(Model.Title, "-").Trim('-').ToLowerInvariant() + "." + kind;

    public async ValueTask DisposeAsync()
    {
        _left = true;
        try
        {
            await ReleaseAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone; so is its chart.
        }
    }

    private async Task ReleaseAsync()
    {
        if (_view is not null)
        {
            await _view.InvokeVoidAsync("dispose");
            await _view.DisposeAsync();
            _view = null;
        }

        if (_module is not null)
            await _module.DisposeAsync();

        _self?.Dispose();
    }

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 3000)]
    private static partial Regex NotForFiles();
}
