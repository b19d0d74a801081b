using System.Collections.Concurrent;
using Hangfire.Logging;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Renews every fetched job and every lock of this process in one write, three times in a lease.</summary>
/// <remarks>A thread of its own: jobs that exhaust the thread pool must not cost other jobs their leases.</remarks>
internal sealed class LeaseKeeper(WriteDoor door, TimeProvider time, TimeSpan interval) : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    private readonly ILog _log = LogProvider.For<LeaseKeeper>();
    private readonly ConcurrentDictionary<ILease, bool> _leases = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Lock _starting = new();
    private Thread? _thread;

    public void Keep(ILease lease)
    {
        _leases[lease] = true;
        if (_thread is null)
            Start();
    }

    public void Forget(ILease lease) => _leases.TryRemove(lease, out _);

    public void RenewAll()
    {
        var held = _leases.Keys.ToArray();
        if (held.Length == 0)
            return;

        var lost = door.Write(session =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            return held.Where(lease => !lease.Renew(session, now)).ToArray();
        });

        // Finished between the copy above and the write, or taken over after this process was suspended for too long.
        foreach (var lease in lost)
        {
            if (_leases.TryRemove(lease, out _))
                _log.Info($"The lease of {lease} is no longer held by this process.");
        }
    }

    public void Dispose()
    {
        _stop.Set();
        _thread?.Join(TimeSpan.FromSeconds(5));
    }

    private void Start()
    {
        lock (_starting)
        {
            if (_thread is not null || _stop.IsSet)
                return;

            _thread = new Thread(Run) { IsBackground = true, Name = "Job leases" };
            _thread.Start();
        }
    }

    private void Run()
    {
        while (!_stop.Wait(interval > Shortest ? interval : Shortest))
        {
            try
            {
                RenewAll();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (Exception error)
            {
                // The edge of a thread: an exception here would end the process. Two more turns come before a lease lapses.
                _log.WarnException("Job leases could not be renewed; trying again.", error);
            }
        }
    }
}
