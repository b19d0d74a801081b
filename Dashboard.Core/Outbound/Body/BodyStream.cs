using Dashboard.Core.Outbound.Turns;

namespace Dashboard.Core.Outbound.Body;

/// <summary>The body as clients see it: it keeps the host's turn and the clock until it ends, and fails in our words.</summary>
internal sealed class BodyStream(Stream inner, HostTurns.Turn turn, TimeBudget budget) : ReadOnlyStream
{
    private bool _ended;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
    {
        if (_ended || buffer.IsEmpty)
            return 0;

        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, budget.Token);
        try
        {
            var read = await inner.ReadAsync(buffer, either.Token);
            if (read == 0)
                End();

            return read;
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw budget.Exceeded(e);
        }
        catch (Exception e) when (e is not OutboundFailedException && OutboundFailedException.Read(e) is not null)
        {
            throw OutboundFailedException.Read(e)!;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            End();
        }

        base.Dispose(disposing);
    }

    private void End()
    {
        _ended = true;
        turn.Dispose();
        budget.Dispose();
    }
}
