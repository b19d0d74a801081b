using System.IO.Compression;

using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Usage;

/// <summary>The body of a request, unpacked, up to a limit and never beyond it.</summary>
internal static class SentBody
{
    /// <exception cref="RefusedException">It is too large, packed in a way we do not know, or broken.</exception>
    public static async Task<ArraySegment<byte>> ReadAsync(HttpRequest request, long most, CancellationToken ct)
    {
        var packed = request.Headers.ContentEncoding.ToString() switch
        {
            "" or "identity" => false,
            var name when name.Equals("gzip", StringComparison.OrdinalIgnoreCase) => true,
            var other => throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, $"Content-Encoding is {other}, expected gzip or none."),
        };
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;

        if (request.ContentLength > most)
            throw TooLarge(most);

        try
        {
            // What the sender says of its length is good for the first guess only.
            using var held = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 1 << 20));
            if (packed)
            {
                await using var unpacked = new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true);
                await CopyAsync(unpacked, held, most, ct);
            }
            else
            {
                await CopyAsync(request.Body, held, most, ct);
            }

            return new ArraySegment<byte>(held.GetBuffer(), 0, (int)held.Length);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, "The body is not what its Content-Encoding says: gzip cannot unpack it.");
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(most);
        }
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, long most, CancellationToken ct)
    {
        var buffer = new byte[64 << 10];
        while (await from.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (to.Length + read > most)
                throw TooLarge(most);

            to.Write(buffer, 0, read);
        }
    }

    private static RefusedException TooLarge(long most) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {ByteText.Of(most)} unpacked. Send it in several pieces.");
}

/// <summary>A request that cannot be taken, and the answer to it.</summary>
internal sealed class RefusedException(int status, string sentence) : Exception(sentence)
{
    public int Status => status;
}
