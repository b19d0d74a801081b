using System.Collections.Concurrent;

using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>
/// The syncs of this process, started by jobs or by people: how far they are, and how they are stopped. What a person starts
/// goes on when the page is left, and ends with the server.
/// </summary>
public sealed partial class RunningSyncs(SyncConnection sync, IDbContextFactory<DashboardStore> stores, ILogger<RunningSyncs> log) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<int, Running> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>How far the sync of a connection is; null when none runs here.</summary>
    public SyncProgress? Of(int connectionId) => _running.GetValueOrDefault(connectionId)?.Progress;

    public bool IsRunning(int connectionId) => _running.ContainsKey(connectionId);

    /// <summary>Syncs and waits; null when somebody else is at it or stopped it.</summary>
    public async Task<SyncReport?> RunAsync(int connectionId, CancellationToken ct)
    {
        var running = new Running(CancellationTokenSource.CreateLinkedTokenSource(ct, _stopping.Token));
        if (!_running.TryAdd(connectionId, running))
        {
            running.Stop.Dispose();
            return null;
        }

        try
        {
            return await sync.RunAsync(connectionId, progress => running.Progress = progress, running.Stop.Token);
        }
        catch (OperationCanceledException) when (running.ByPerson)
        {
            return null;
        }
        finally
        {
            _running.TryRemove(connectionId, out _);
            running.Stop.Dispose();
        }
    }

    /// <summary>Starts and does not wait; nothing when it runs already.</summary>
    public void Start(int connectionId) => _ = Task.Run(() => WatchAsync(connectionId), CancellationToken.None);

    /// <summary>Stops what runs, and reading the past until somebody says <see cref="GoOnAsync"/>. What was read stays.</summary>
    public async Task StopAsync(int connectionId, CancellationToken ct)
    {
        // Written first: another process that syncs looks at it between two windows.
        await SetStoppedAsync(connectionId, true, ct);
        if (_running.TryGetValue(connectionId, out var running))
        {
            running.ByPerson = true;
            try
            {
                await running.Stop.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It ended by itself at the same moment.
            }
        }
    }

    /// <summary>Reads on where reading the past was stopped.</summary>
    public async Task GoOnAsync(int connectionId, CancellationToken ct)
    {
        await SetStoppedAsync(connectionId, false, ct);
        Start(connectionId);
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    public void Dispose() => _stopping.Dispose();

    private async Task WatchAsync(int connectionId)
    {
        try
        {
            await RunAsync(connectionId, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The server stops; the next one goes on.
        }
        catch (Exception e) // An edge: nobody awaits this.
        {
            LogFailed(e, connectionId);
        }
    }

    private async Task SetStoppedAsync(int connectionId, bool stopped, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await store.Feeds().Where(f => f.ConnectionId == connectionId).ExecuteUpdateAsync(set => set.SetProperty(f => f.BackfillStopped, stopped), ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sync of connection {ConnectionId} failed")]
    private partial void LogFailed(Exception e, int connectionId);

    private sealed class Running(CancellationTokenSource stop)
    {
        public CancellationTokenSource Stop { get; } = stop;

        public volatile bool ByPerson;

        public volatile SyncProgress? Progress;
    }
}
