using System.Net;
using Dashboard.Core.Outbound.Turns;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Outbound.Guard;

/// <summary>Makes the innermost handlers: whatever a client adds stands in front of the guard, never behind it.</summary>
internal sealed class GuardedHandlers(GuardedConnect connect, HostTurns turns, IOptions<OutboundOptions> options, TimeProvider time)
{
    public HttpMessageHandler Create() => new OutboundGate(turns, options.Value, time)
    {
        InnerHandler = new SocketsHttpHandler
        {
            ConnectCallback = connect.ConnectAsync,
            ConnectTimeout = options.Value.ConnectTimeLimit,

            // A proxy would resolve and connect in our place, out of the guard's sight.
            UseProxy = false,
            UseCookies = false,

            // Each hop is a request of its own, checked and in its turn.
            AllowAutoRedirect = false,

            // Decompressed by the gate, where both sides of it can be counted.
            AutomaticDecompression = DecompressionMethods.None,

            // Trace ids are nobody else's business.
            ActivityHeadersPropagator = null,

            // Names are looked up and checked again now and then.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 64 * 1024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        },
    };
}
