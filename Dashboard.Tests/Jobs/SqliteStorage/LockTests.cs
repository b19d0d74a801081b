using System.Diagnostics;
using Hangfire.Storage;

namespace Dashboard.Tests.Jobs.SqliteStorage;

public sealed class LockTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    // Long enough for a renewal to be late on a busy machine.
    private static readonly TimeSpan Renewable = TimeSpan.FromSeconds(2);

    private readonly JobFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_held_lock_refuses_others_within_their_timeout()
    {
        using var held = _file.Connect().AcquireDistributedLock("r", Long);
        var other = _file.Connect();

        var waited = Stopwatch.StartNew();
        var error = Assert.Throws<DistributedLockTimeoutException>(() => other.AcquireDistributedLock("r", Short));

        Assert.Equal("r", error.Resource);
        Assert.InRange(waited.Elapsed, Short * 0.9, Long);
        Assert.Throws<DistributedLockTimeoutException>(() => other.AcquireDistributedLock("r", TimeSpan.Zero));
        using var unrelated = other.AcquireDistributedLock("another", TimeSpan.Zero);
    }

    [Fact]
    public async Task A_released_lock_goes_to_the_one_who_waits()
    {
        var storage = _file.Open();
        var held = _file.Connect(storage).AcquireDistributedLock("r", Long);
        var waiting = Task.Run(() => _file.Connect(storage).AcquireDistributedLock("r", Long), Ct);
        await Task.Delay(100, Ct);
        Assert.False(waiting.IsCompleted);

        held.Dispose();

        (await waiting.WaitAsync(TimeSpan.FromMinutes(1), Ct)).Dispose();
    }

    [Fact]
    public void The_same_connection_may_take_a_lock_again()
    {
        var connection = _file.Connect();
        var other = _file.Connect();

        var outer = connection.AcquireDistributedLock("r", TimeSpan.Zero);
        var inner = connection.AcquireDistributedLock("r", TimeSpan.Zero);
        inner.Dispose();
        inner.Dispose();
        Assert.Throws<DistributedLockTimeoutException>(() => other.AcquireDistributedLock("r", TimeSpan.Zero));

        outer.Dispose();
        other.AcquireDistributedLock("r", TimeSpan.Zero).Dispose();
    }

    [Fact]
    public void A_closed_connection_lets_go_of_its_locks()
    {
        var storage = _file.Open();
        using (var connection = storage.GetConnection())
            connection.AcquireDistributedLock("r", TimeSpan.Zero);

        _file.Connect(storage).AcquireDistributedLock("r", TimeSpan.Zero).Dispose();
    }

    [Fact]
    public void The_lock_of_a_process_that_died_is_free_after_its_lifetime()
    {
        var dying = _file.Open(options => options.DistributedLockLifetime = Short);
        dying.GetConnection().AcquireDistributedLock("r", TimeSpan.Zero);
        dying.Dispose();
        var survivor = _file.Connect();

        Assert.Throws<DistributedLockTimeoutException>(() => survivor.AcquireDistributedLock("r", TimeSpan.Zero));
        survivor.AcquireDistributedLock("r", Long).Dispose();
    }

    [Fact]
    public void A_lock_that_outlasts_its_lifetime_stays_with_its_holder()
    {
        using var held = _file.Connect(_file.Open(options => options.DistributedLockLifetime = Renewable)).AcquireDistributedLock("r", TimeSpan.Zero);

        Assert.Throws<DistributedLockTimeoutException>(() => _file.Connect().AcquireDistributedLock("r", Renewable * 2.5));
    }

    [Fact]
    public void Changes_made_under_a_lost_lock_are_not_committed()
    {
        var suspended = _file.Open(options => options.DistributedLockLifetime = TimeSpan.FromTicks(300));
        var connection = _file.Connect(suspended);
        using var transaction = connection.CreateWriteTransaction();
        // Renewal would need a thread that is suspended with its process; here the lifetime is too short to renew.
        var lost = connection.AcquireDistributedLock("recurring-jobs:lock", Long);
        var other = _file.Connect();
        while (!TrySteal(other, "recurring-jobs:lock"))
            Assert.False(Ct.IsCancellationRequested);

        transaction.AddToSet("set", "doubled");

        Assert.Throws<InvalidOperationException>(transaction.Commit);
        Assert.Empty(other.GetAllItemsFromSet("set"));
        lost.Dispose();
        connection.Commit(t => t.AddToSet("set", "without the lock"));
        Assert.Single(other.GetAllItemsFromSet("set"));
    }

    [Fact]
    public void A_transaction_holds_its_lock_until_it_ends()
    {
        var connection = _file.Connect();
        var other = _file.Connect();
        using (var transaction = (JobStorageTransaction)connection.CreateWriteTransaction())
        {
            transaction.AcquireDistributedLock("r", TimeSpan.Zero);
            Assert.Throws<DistributedLockTimeoutException>(() => other.AcquireDistributedLock("r", TimeSpan.Zero));
            transaction.Commit();
            other.AcquireDistributedLock("r", TimeSpan.Zero).Dispose();
        }

        using (var transaction = (JobStorageTransaction)connection.CreateWriteTransaction())
            transaction.AcquireDistributedLock("r", TimeSpan.Zero);
        other.AcquireDistributedLock("r", TimeSpan.Zero).Dispose();
    }

    [Fact]
    public async Task Only_one_of_many_is_inside_at_any_time()
    {
        var storages = new[] { _file.Open(), _file.Open() };
        var inside = 0;
        var most = 0;
        var entries = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Factory.StartNew(
            () =>
            {
                using var connection = storages[worker % 2].GetConnection();
                for (var i = 0; i < 15; i++)
                {
                    using (connection.AcquireDistributedLock("r", TimeSpan.FromSeconds(60)))
                    {
                        most = Math.Max(most, Interlocked.Increment(ref inside));
                        entries++;
                        Interlocked.Decrement(ref inside);
                    }
                }
            },
            Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(1, most);
        Assert.Equal(120, entries);
    }

    private static bool TrySteal(JobStorageConnection connection, string resource)
    {
        try
        {
            connection.AcquireDistributedLock(resource, TimeSpan.Zero);
            return true;
        }
        catch (DistributedLockTimeoutException)
        {
            return false;
        }
    }
}
