using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing.Recalculation;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage.Prices;

/// <summary>Shows what a recalculation would change before it can be started.</summary>
public sealed partial class RecalculateCard(RecalculateCosts costs, PriceWrites writes) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private RecalculationDifference? _difference;
    private RecalculationScope? _shown;
    private DateOnly? _from, _last;
    private string? _reason, _problem;
    private bool _open, _busy, _filled, _onlyAbout = true;

    /// <summary>The days to choose from; null when there is nothing.</summary>
    [Parameter, EditorRequired]
    public Period? Days { get; set; }

    /// <summary>Own prices that changed.</summary>
    [Parameter]
    public IReadOnlyList<int>? About { get; set; }

    /// <summary>Somebody came to recalculate: the difference is shown at once.</summary>
    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback Started { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_filled || Days is not { } days)
            return;

        (_filled, _open) = (true, Open);
        (_from, _last) = (days.From, days.Until.AddDays(-1));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Not while prerendering: reckoning may take a while.
        if (firstRender && _open)
        {
            await PreviewAsync();
            StateHasChanged();
        }
    }

    private RecalculationScope? Scope()
    {
        if (_from is not { } from || _last is not { } last || last < from)
        {
            _problem = "Choose a first day, and a last day that does not lie before it.";
            return null;
        }

        return new RecalculationScope(new Period(from, last.AddDays(1)), _onlyAbout ? About : null);
    }

    private async Task PreviewAsync()
    {
        (_problem, _difference) = (null, null);
        if (_busy || Scope() is not { } scope)
            return;

        _busy = true;
        StateHasChanged();
        try
        {
            _difference = await costs.PreviewAsync(scope, _leaving.Token);
            _shown = scope;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page was left.
        }
        finally
        {
            _busy = false;
        }
    }

    // What was shown is what is done, whatever the fields say by now.
    private async Task StartAsync()
    {
        _busy = true;
        _problem = await writes.RecalculateAsync(_shown!, _reason ?? "");
        _busy = false;
        if (_problem is null)
        {
            (_difference, _open) = (null, false);
            await Started.InvokeAsync();
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
