namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Wakes one waiting worker for each job enqueued by this process.</summary>
internal sealed class QueueSignals
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _waiters = [];

    /// <summary>Must be entered before looking into the queue, so that nothing falls between looking and waiting.</summary>
    public Waiter Enter(string[] queues) => new(this, queues);

    public void Signal(string queue)
    {
        lock (_gate)
        {
            foreach (var waiter in _waiters)
            {
                if (!waiter.IsSignalled && Array.IndexOf(waiter.Queues, queue) >= 0)
                {
                    waiter.Wake(queue);
                    return;
                }
            }
        }
    }

    internal sealed class Waiter : IDisposable
    {
        private readonly QueueSignals _signals;
        private readonly ManualResetEventSlim _awake = new();
        private readonly LinkedListNode<Waiter> _node;
        private string? _queue;

        public Waiter(QueueSignals signals, string[] queues)
        {
            _signals = signals;
            Queues = queues;
            _node = new LinkedListNode<Waiter>(this);
            lock (_signals._gate)
                _signals._waiters.AddLast(_node);
        }

        public string[] Queues { get; }

        public bool IsSignalled => _awake.IsSet;

        public void Wake(string queue)
        {
            _queue = queue;
            _awake.Set();
        }

        public void Wait(TimeSpan atMost, CancellationToken ct)
        {
            _awake.Wait(atMost, ct);
            lock (_signals._gate)
                _awake.Reset();
        }

        public void Dispose()
        {
            lock (_signals._gate)
                _signals._waiters.Remove(_node);

            // Woken for a job while already leaving with another one: somebody else has to look.
            if (_awake.IsSet && _queue is { } queue)
                _signals.Signal(queue);
            _awake.Dispose();
        }
    }
}
