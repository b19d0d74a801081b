using System.Collections.Concurrent;

namespace Dashboard.Kit;

/// <summary>
/// Work that a person starts on a page and does not wait for: it goes on when the page is left, its end can be seen when they
/// come back, and it is cancelled with the circuit. One for each kind of outcome.
/// </summary>
public sealed partial class CircuitWork<TOutcome>(ILogger<CircuitWork<TOutcome>> log) : IDisposable
    where TOutcome : class
{
    private readonly ConcurrentDictionary<int, CircuitRun<TOutcome>> _runs = new();
    private readonly CancellationTokenSource _leaving = new();

    /// <summary>Something ended; raised outside of the renderer's own thread.</summary>
    public event Action<int>? Ended;

    /// <summary>How the last run about this id stands; null when there was none.</summary>
    public CircuitRun<TOutcome>? Of(int id) => _runs.GetValueOrDefault(id);

    public bool IsRunning(int id) => Of(id) is { Running: true };

    /// <summary>Starts unless it runs already. An outcome of null means that there was nothing to do.</summary>
    public void Start(int id, Func<CancellationToken, Task<TOutcome?>> work)
    {
        if (IsRunning(id))
            return;

        _runs[id] = new(Running: true, Failed: false, Outcome: null);
        var leaving = _leaving.Token;
        // Not on the circuit's thread: reading a large page would hold up its clicks.
        _ = Task.Run(() => RunAsync(id, work, leaving), CancellationToken.None);
    }

    private async Task RunAsync(int id, Func<CancellationToken, Task<TOutcome?>> work, CancellationToken ct)
    {
        try
        {
            _runs[id] = new(Running: false, Failed: false, await work(ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) // An edge: nobody awaits this, so it is told here and on the page.
        {
            LogFailed(e, id);
            _runs[id] = new(Running: false, Failed: true, Outcome: null);
        }

        Ended?.Invoke(id);
    }

    public void Dispose()
    {
        Ended = null;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Work that a page started about {Id} failed")]
    private partial void LogFailed(Exception e, int id);
}

/// <summary>Work that runs, or how it ended.</summary>
public sealed record CircuitRun<TOutcome>(bool Running, bool Failed, TOutcome? Outcome)
    where TOutcome : class;
