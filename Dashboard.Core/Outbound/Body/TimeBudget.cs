namespace Dashboard.Core.Outbound.Body;

/// <summary>The time that one request may take, running while it is under way.</summary>
/// <param name="setting">Where the limit is set, for the message.</param>
/// <param name="limit">What it is set to.</param>
/// <param name="left">What earlier hops have left of it.</param>
internal sealed class TimeBudget(string setting, TimeSpan limit, TimeSpan left, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _late = new(left, time);

    public CancellationToken Token => _late.Token;

    public bool IsExceeded => _late.IsCancellationRequested;

    public OutboundFailedException Exceeded(Exception? inner) => OutboundFailedException.TimedOut(setting, limit, inner);

    public void Dispose() => _late.Dispose();
}
