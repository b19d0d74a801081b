using System.Globalization;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Outbound.Turns;

/// <summary>
/// Manners towards hosts: one request at a time, a pause after each, and silence when silence was asked for.
/// Shared by every client of the house, so that two rooms polling one host still queue.
/// </summary>
internal sealed class HostTurns(IOptions<OutboundOptions> options, TimeProvider time) : IDisposable
{
    // Hosts that nobody waits for and that ask for nothing are dropped once there are this many.
    private const int Crowd = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _everywhere = new(options.Value.Concurrency);

    internal int Known
    {
        get { lock (_lock) return _hosts.Count; }
    }

    /// <summary>Waits for this host to be free; throws when it asked for silence.</summary>
    public async Task<Turn> EnterAsync(string authority, CancellationToken ct)
    {
        var host = Join(authority);
        try
        {
            RefuseIfAskedToWait(authority, host);
            await host.Free.WaitAsync(ct);
            try
            {
                // Whoever was before us may have been told to wait.
                RefuseIfAskedToWait(authority, host);
                var pause = host.NextAt - time.GetUtcNow();
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause, time, ct);

                // Last, so that a queue at one slow host keeps no place from the others.
                await _everywhere.WaitAsync(ct);
                return new Turn(this, host);
            }
            catch
            {
                host.Free.Release();
                throw;
            }
        }
        catch
        {
            Leave(host);
            throw;
        }
    }

    public void Dispose() => _everywhere.Dispose();

    private void RefuseIfAskedToWait(string authority, Host host)
    {
        DateTimeOffset until;
        lock (_lock)
            until = host.WaitUntil;

        if (until > time.GetUtcNow())
        {
            var shown = until.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
            throw new OutboundRefusedException(new(RefusalReason.AskedToWait, $"{authority} asked to wait until {shown}.", until.UtcDateTime));
        }
    }

    private Host Join(string authority)
    {
        lock (_lock)
        {
            if (_hosts.Count >= Crowd)
                ForgetIdle();

            if (!_hosts.TryGetValue(authority, out var host))
                _hosts[authority] = host = new Host();

            host.Present++;
            return host;
        }
    }

    private void Leave(Host host)
    {
        lock (_lock)
            host.Present--;
    }

    private void ForgetIdle()
    {
        var now = time.GetUtcNow();
        foreach (var (authority, host) in _hosts)
        {
            if (host.Present == 0 && host.NextAt <= now && host.WaitUntil <= now)
                _hosts.Remove(authority);
        }
    }

    private void End(Host host, bool withoutPause)
    {
        host.NextAt = withoutPause ? time.GetUtcNow() : time.GetUtcNow() + options.Value.PerHostSpacing;
        _everywhere.Release();
        host.Free.Release();
        Leave(host);
    }

    private void Wait(Host host, TimeSpan delay)
    {
        lock (_lock)
            host.WaitUntil = time.GetUtcNow() + delay;
    }

    internal sealed class Host
    {
        // Never asked for its wait handle, so there is nothing to dispose.
        public SemaphoreSlim Free { get; } = new(1);
        public int Present { get; set; }
        public DateTimeOffset NextAt { get; set; }
        public DateTimeOffset WaitUntil { get; set; }
    }

    /// <summary>Our turn at a host, until disposed.</summary>
    internal sealed class Turn(HostTurns turns, Host host) : IDisposable
    {
        private int _over;

        /// <summary>The next one may enter at once: this was only its question for leave.</summary>
        public bool WithoutPause { get; set; }

        public void AskedToWait(TimeSpan delay) => turns.Wait(host, delay);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
                turns.End(host, WithoutPause);
        }
    }
}
