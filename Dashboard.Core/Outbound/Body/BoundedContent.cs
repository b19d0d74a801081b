using System.IO.Compression;
using System.Net;
using Dashboard.Core.Outbound.Turns;

namespace Dashboard.Core.Outbound.Body;

/// <summary>A response's content, decompressed by us, with a limit before and after.</summary>
internal sealed class BoundedContent : HttpContent
{
    /// <summary>
    /// What we ask for. Not deflate, which half the world sends without its wrapper; when it comes unasked in the
    /// form of the standard it is read all the same.
    /// </summary>
    public const string Accepted = "gzip, br";

    private readonly HttpContent _inner;
    private readonly IReadOnlyList<string> _codings;
    private readonly long _most;
    private readonly HostTurns.Turn _turn;
    private readonly TimeBudget _budget;

    public BoundedContent(HttpContent inner, long most, HostTurns.Turn turn, TimeBudget budget)
    {
        (_inner, _most, _turn, _budget) = (inner, most, turn, budget);
        _codings = [.. inner.Headers.ContentEncoding.Where(c => !c.Equals("identity", StringComparison.OrdinalIgnoreCase))];
        if (_codings.FirstOrDefault(c => !IsKnown(c)) is { } unknown)
            throw new OutboundFailedException(FailureKind.Protocol, $"The body is packed as '{unknown}', which was not asked for.");

        // One wrapping is normal; a chain of them multiplies what a bomb can do with our processor.
        if (_codings.Count > 2)
            throw new OutboundFailedException(FailureKind.Protocol, "The body is packed more than twice.");

        if (inner.Headers.ContentLength > most)
            throw TooLarge(most);

        foreach (var header in inner.Headers.NonValidated)
            Headers.TryAddWithoutValidation(header.Key, header.Value);

        if (_codings.Count > 0)
        {
            Headers.ContentEncoding.Clear();
            Headers.ContentLength = null;
        }
    }

    public static OutboundFailedException TooLarge(long most) =>
        new(FailureKind.TooLarge, $"The body is longer than {most} bytes ({OutboundOptions.Section}:{nameof(OutboundOptions.MaxBytes)}, or the caller's own limit).");

    protected override async Task<Stream> CreateContentReadStreamAsync()
    {
        Stream stream = new LimitedStream(await _inner.ReadAsStreamAsync(_budget.Token), _most);
        foreach (var coding in _codings.Reverse())
            stream = Unpack(coding, stream);

        return new BodyStream(_codings.Count > 0 ? new LimitedStream(stream, _most) : stream, _turn, _budget);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var body = await CreateContentReadStreamAsync();
        await body.CopyToAsync(stream, cancellationToken);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = _codings.Count == 0 ? _inner.Headers.ContentLength ?? -1 : -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            _turn.Dispose();
            _budget.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsKnown(string coding) => coding.ToLowerInvariant() is "gzip" or "x-gzip" or "br" or "deflate";

    private static Stream Unpack(string coding, Stream packed) => coding.ToLowerInvariant() switch
    {
        "br" => new BrotliStream(packed, CompressionMode.Decompress),
        "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
        _ => new GZipStream(packed, CompressionMode.Decompress),
    };
}
