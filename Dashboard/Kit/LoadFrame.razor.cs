using System.Text.Json;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Kit;

/// <summary>
/// Loads something and shows it in one of four states: loading, empty, failed, ready, with a word when it is old. Old figures stay
/// visible while new ones load, and a load that another one overtakes is cancelled.
/// </summary>
public sealed partial class LoadFrame<T>(TimeProvider time, IServiceProvider services, ILogger<LoadFrame<T>> log) : ComponentBase, IDisposable
    where T : class
{
    // What prerendering found travels to the circuit inside the page; large results are cheaper to ask for again.
    private const int MostCarried = 16 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly IHostApplicationLifetime? _life = services.GetService<IHostApplicationLifetime>();

    private CancellationTokenSource? _loadingNow;
    private PersistingComponentStateSubscription? _carrying;
    private object? _key, _loadedKey;
    private T? _value;
    private DateTime? _loadedAt, _failedAt;
    private bool _loading, _started;

    /// <summary>What is loaded, as in "the spend by day"; different for every frame of a page.</summary>
    [Parameter, EditorRequired]
    public required string What { get; set; }

    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task<T>> Load { get; set; }

    /// <summary>What the result depends on, as the period: another value loads anew.</summary>
    [Parameter]
    public object? Key { get; set; }

    [Parameter]
    public Func<T, bool>? IsEmpty { get; set; }

    /// <summary>When the figures were last brought up to date, to say so once they are old.</summary>
    [Parameter]
    public Func<T, DateTime?>? AsOf { get; set; }

    [Parameter]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromDays(2);

    /// <summary>The real shape in grey.</summary>
    [Parameter]
    public RenderFragment? Skeleton { get; set; }

    /// <summary>An EmptyState: one sentence, one action.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<T> ChildContent { get; set; }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private DateTime? StaleSince => _value is not null && AsOf?.Invoke(_value) is { } at && Now - at >= StaleAfter ? at : null;

    private string CarriedAs => $"{What}|{Key}";

    /// <summary>Loads again, as after a change.</summary>
    public async Task ReloadAsync()
    {
        if (_loadingNow is not null)
            await _loadingNow.CancelAsync();

        using var mine = new CancellationTokenSource();
        _loadingNow = mine;
        _loading = true;
        StateHasChanged();
        try
        {
            var value = await Load(mine.Token);
            if (ReferenceEquals(_loadingNow, mine))
                (_value, _loadedKey, _loadedAt, _failedAt) = (value, _key, Now, null);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Overtaken by a newer load, or the page was left.
        }
        catch (Exception) when (_life?.ApplicationStopping.IsCancellationRequested == true)
        {
            // The server is going: a circuit that outlives it by a moment has nothing left to ask.
        }
        catch (Exception e) // An edge: one part of a page fails, the others still hold.
        {
            LogFailed(e, What);
            if (ReferenceEquals(_loadingNow, mine))
                Fail();
        }
        finally
        {
            if (ReferenceEquals(_loadingNow, mine))
            {
                _loadingNow = null;
                _loading = false;
                StateHasChanged();
            }
        }
    }

    private void Fail()
    {
        _failedAt ??= Now;
        // Figures of another period under this one's heading would be wrong, not old.
        if (!Equals(_loadedKey, _key))
            _value = null;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_started && Equals(_key, Key))
            return;

        var first = !_started;
        (_started, _key) = (true, Key);
        if (first && TakeCarried())
            return;

        // Prerendering waits for its pages: a slow load must not keep the whole page back, so after a moment it goes on alone.
        await Task.WhenAny(ReloadAsync(), Task.Delay(Patience, time));
    }

    // Without this the page would show its figures, then grey blocks, then its figures: once for prerendering and once for the circuit.
    private bool TakeCarried()
    {
        if (services.GetService<PersistentComponentState>() is not { } carried)
            return false;
        if (carried.TryTakeFromJson<T>(CarriedAs, out var value) && value is not null)
        {
            (_value, _loadedKey, _loadedAt) = (value, _key, Now);
            return true;
        }

        _carrying = carried.RegisterOnPersisting(() =>
        {
            if (_value is not null && SurvivesJson(_value))
                Carry(carried, _value);

            return Task.CompletedTask;
        });
        return false;
    }

    private void Carry(PersistentComponentState carried, T value)
    {
        try
        {
            carried.PersistAsJson(CarriedAs, value);
        }
        catch (ArgumentException)
        {
            // Two frames of one page share a name: the second loads again.
        }
    }

    // A type that does not come back as it went would show wrong figures: such a value is loaded again instead.
    private static bool SurvivesJson(T value)
    {
        try
        {
            var json = JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
            return json.Length <= MostCarried
                && JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web), JsonSerializerOptions.Web) == json;
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        // The load in flight disposes its own source once it has seen this.
        var loading = _loadingNow;
        _loadingNow = null;
        loading?.Cancel();
        _carrying?.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Loading {What} failed")]
    private partial void LogFailed(Exception e, string what);
}
