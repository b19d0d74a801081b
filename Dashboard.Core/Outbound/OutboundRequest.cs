namespace Dashboard.Core.Outbound;

/// <summary>One question to the outside world.</summary>
public sealed record OutboundRequest(Uri Url)
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Kept on every hop.</summary>
    public string? Accept { get; init; }

    /// <summary>Kept on every hop.</summary>
    public string? AcceptLanguage { get; init; }

    /// <summary>Authorisation, keys and the like: for this origin only, dropped for good when a redirect leaves it.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What we have already: asks for the body only when it changed.</summary>
    public Validators? Known { get; init; }

    public OutboundBody? Body { get; init; }

    /// <summary>Asks only whether another question may be asked (robots.txt): the host is not made to wait between the two.</summary>
    public bool IsPrelude { get; init; }

    /// <summary>A limit of this request's own, in place of <see cref="OutboundOptions.MaxBytes"/>.</summary>
    public long? MaxBytes { get; init; }
}

/// <summary>What is sent with a POST or PUT.</summary>
public sealed record OutboundBody(ReadOnlyMemory<byte> Bytes, string ContentType);

/// <summary>
/// How a host recognises the copy we hold. <paramref name="Of"/> is the address that gave it (the last of a chain);
/// null means the address asked.
/// </summary>
public sealed record Validators(string? ETag, DateTime? LastModified, Uri? Of = null);
