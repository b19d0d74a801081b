namespace Dashboard.Core.Outbound;

/// <summary>Headers that belong to the gate or to the connection, not to callers.</summary>
internal static class HeaderRule
{
    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Encoding", "Connection", "Content-Length", "Cookie", "Expect", "Host", "Keep-Alive",
        "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
    };

    /// <summary>Throws: a caller that sets them has a fault, not a bad day.</summary>
    public static void Check(OutboundRequest request)
    {
        using var probe = new HttpRequestMessage();
        foreach (var (name, value) in request.Headers)
        {
            if (Ours.Contains(name))
                throw new ArgumentException($"{name} is not the caller's to set.", nameof(request));

            // Content-Type and its like go with the body; malformed names go nowhere.
            if (!probe.Headers.TryAddWithoutValidation(name, "probe"))
                throw new ArgumentException($"{name} is no request header.", nameof(request));

            if (value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
                throw new ArgumentException($"The value of {name} holds a line break.", nameof(request));
        }

        if (request.Body is not null && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head))
            throw new ArgumentException($"A {request.Method} carries no body.", nameof(request));
    }
}
