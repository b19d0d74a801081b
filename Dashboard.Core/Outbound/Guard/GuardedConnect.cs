using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Outbound.Guard;

/// <summary>Asks the system (or a test) for the addresses of a host.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken ct);

/// <summary>
/// Resolves, checks, and connects to the very address that was checked: between the look and the leap
/// there is no second resolution that a hostile name server could answer differently.
/// </summary>
internal sealed class GuardedConnect(AllowedPrivate allowed, ResolveHost resolve, IOptions<OutboundOptions> options)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct) =>
        await ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct);

    internal async Task<Stream> ConnectAsync(string host, int port, CancellationToken ct)
    {
        var found = await FindAsync(host, ct);
        var (permitted, refusal) = allowed.Sift(host, port, found);
        if (refusal is not null)
            throw new OutboundRefusedException(refusal);

        // One dead address (IPv6 without a route, say) must not eat the time of those after it.
        var share = options.Value.ConnectTimeLimit / Math.Max(1, permitted.Count);
        Exception? last = null;
        foreach (var address in permitted)
        {
            try
            {
                return await ConnectAsync(address, port, share, ct);
            }
            catch (SocketException refused)
            {
                last = refused;
            }
            catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
            {
                last = late;
            }
        }

        throw last is OperationCanceledException
            ? new OutboundFailedException(FailureKind.Timeout, $"No connection to {host}:{port} within {OutboundOptions.Section}:{nameof(OutboundOptions.ConnectTimeLimit)}.", last)
            : new OutboundFailedException(FailureKind.Connect, $"No connection to {host}:{port}: {last?.Message}", last);
    }

    private async Task<IPAddress[]> FindAsync(string host, CancellationToken ct)
    {
        // The dot of an absolute name keeps resolvers from seeing what these are.
        var bare = host.TrimEnd('.');
        if (IPAddress.TryParse(bare, out var literal))
            return [literal];

        if (bare.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            host = bare;

        try
        {
            var found = await resolve(host, ct);
            return found.Length > 0 ? found : throw new SocketException((int)SocketError.HostNotFound);
        }
        catch (SocketException e)
        {
            throw new OutboundFailedException(FailureKind.Dns, $"The name {host} could not be resolved: {e.Message}", e);
        }
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, TimeSpan limit, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(limit);

        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), late.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
