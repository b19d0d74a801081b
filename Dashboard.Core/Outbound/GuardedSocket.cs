using Dashboard.Core.Outbound.Guard;

namespace Dashboard.Core.Outbound;

/// <summary>A connection for what is no HTTP (mail): through the same guard, to the very address that was checked.</summary>
public sealed class GuardedSocket
{
    private readonly GuardedConnect _connect;

    internal GuardedSocket(GuardedConnect connect) => _connect = connect;

    /// <exception cref="OutboundRefusedException">The address is private and not allowed.</exception>
    /// <exception cref="OutboundFailedException">Nobody answers there.</exception>
    public Task<Stream> ConnectAsync(string host, int port, CancellationToken ct) => _connect.ConnectAsync(host, port, ct);
}
