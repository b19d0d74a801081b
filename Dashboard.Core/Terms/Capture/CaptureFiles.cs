using System.IO.Compression;
using System.Security.Cryptography;

using Dashboard.Core.Store;

namespace Dashboard.Core.Terms.Capture;

/// <summary>
/// Bytes as they came, compressed, named by their SHA-256: <c>captures/3f/3f2a….gz</c>. Written before the row that names
/// them, so a killed process leaves at most a file too many.
/// </summary>
public sealed class CaptureFiles(DataFolder folder)
{
    /// <summary>Keeps the bytes and returns their name; the same bytes are kept once.</summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(hash);
        if (File.Exists(path))
            return hash;

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = File.Create(half))
            await using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
                await gzip.WriteAsync(bytes, ct);

            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }

        return hash;
    }

    /// <summary>The bytes of a name; null when the file is gone (an incomplete restore).</summary>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken ct)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
            return null;

        await using var file = File.OpenRead(path);
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await gzip.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    /// <summary>Forgets the bytes of a name; whoever asks knows that no row names them any more.</summary>
    public void Remove(string hash) => File.Delete(PathOf(hash));

    private string PathOf(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder.Captures, hash[..2], $"{hash}.gz")
        : throw new ArgumentException("A capture is named by 64 hexadecimal digits.", nameof(hash));
}
