using Dashboard.Core.Samples;

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Dashboard.Samples;

/// <summary>A component that shows how the sample workspace stands, and looks again when something happens to it: here, or in another process.</summary>
public abstract class SampleWatch : ComponentBase, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private ITimer? _looking;
    private bool _gone;

    [Inject]
    public required SampleQuery Sample { get; set; }

    [Inject]
    public required SampleBell Bell { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>Null when there is none.</summary>
    protected SampleStanding? Standing { get; private set; }

    /// <summary>It has been looked at.</summary>
    protected bool Known { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        Bell.Rung += Refresh;
        Navigation.LocationChanged += Moved;
        await AskAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // The job may run in another process, whose bell does not ring here.
        if (firstRender)
            _looking = Time.CreateTimer(_ => LookAgain(), null, Look, Look);
    }

    private void LookAgain()
    {
        if (Standing is { IsBusy: true })
            Refresh();
    }

    private void Moved(object? sender, LocationChangedEventArgs e) => Refresh();

    private void Refresh() => _ = InvokeAsync(async () =>
    {
        if (_gone)
            return;

        await AskAsync();
        StateHasChanged();
    });

    private async Task AskAsync()
    {
        Standing = await Sample.AskAsync(CancellationToken.None);
        Known = true;
    }

    public virtual void Dispose()
    {
        _gone = true;
        Bell.Rung -= Refresh;
        Navigation.LocationChanged -= Moved;
        _looking?.Dispose();
        GC.SuppressFinalize(this);
    }
}
