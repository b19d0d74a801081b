using Dashboard.Kit;
using Dashboard.Tests.Support;

using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Kit;

/// <summary>Work that goes on when its page is left.</summary>
public sealed class CircuitWorkTests
{
    private readonly CircuitWork<string> _work = new(NullLogger<CircuitWork<string>>.Instance);

    [Fact]
    public async Task It_runs_once_however_often_it_is_asked_for_and_keeps_its_outcome()
    {
        var gate = new TaskCompletionSource<string?>();
        var ended = Ended();
        var runs = 0;
        for (var i = 0; i < 3; i++)
        {
            _work.Start(7, _ =>
            {
                Interlocked.Increment(ref runs);
                return gate.Task;
            });
        }

        Assert.True(_work.IsRunning(7));
        gate.SetResult("done");

        Assert.Equal(7, await ended.WaitAsync(Patience.Token));
        Assert.Equal((1, new CircuitRun<string>(Running: false, Failed: false, "done")), (runs, _work.Of(7)));
        Assert.Null(_work.Of(8));
    }

    [Fact]
    public async Task What_breaks_is_told_and_can_be_started_again()
    {
        var ended = Ended();
        _work.Start(1, _ => throw new InvalidOperationException("broken on purpose"));
        await ended.WaitAsync(Patience.Token);
        Assert.True(_work.Of(1)!.Failed);

        ended = Ended();
        _work.Start(1, _ => Task.FromResult<string?>("better"));
        await ended.WaitAsync(Patience.Token);
        Assert.Equal("better", _work.Of(1)!.Outcome);
    }

    [Fact]
    public async Task It_is_cancelled_with_its_circuit()
    {
        var cancelled = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        _work.Start(1, async ct =>
        {
            await using var registration = ct.Register(cancelled.SetResult);
            started.SetResult();
            await Task.Delay(Timeout.Infinite, ct);
            return null;
        });
        await started.Task.WaitAsync(Patience.Token);

        _work.Dispose();

        await cancelled.Task.WaitAsync(Patience.Token);
    }

    private Task<int> Ended()
    {
        var ended = new TaskCompletionSource<int>();
        _work.Ended += id => ended.TrySetResult(id);
        return ended.Task;
    }
}
