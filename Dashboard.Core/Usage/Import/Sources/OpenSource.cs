using System.IO.Compression;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Sources;

/// <summary>A file opened for reading: unpacked where it is packed, its beginning known and still to be read.</summary>
internal sealed class OpenSource : IDisposable
{
    private readonly CountingStream _raw;

    private OpenSource(CountingStream raw, Stream content, FileHead head, bool isPacked)
    {
        _raw = raw;
        IsPacked = isPacked;
        Content = content;
        Head = head;
    }

    public Stream Content { get; }

    public FileHead Head { get; }

    /// <summary>Places in the content are not places in the file.</summary>
    public bool IsPacked { get; }

    /// <summary>Bytes taken from the disk so far.</summary>
    public long BytesRead => _raw.Count;

    /// <param name="source">Owned from here on.</param>
    public static OpenSource Open(Stream source)
    {
        var raw = new CountingStream(source);
        try
        {
            // Packed or not is written in the first two bytes, not in the name.
            var start = ReadUpTo(raw, 2);
            Stream content = new PrefixedStream(start, raw);
            var packed = start is [0x1F, 0x8B];
            if (packed)
                content = new GZipStream(content, CompressionMode.Decompress);

            var head = ReadUpTo(content, ReadLimits.Head);
            return new OpenSource(raw, new PrefixedStream(head, content), new FileHead(head), packed);
        }
        catch
        {
            raw.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Content.Dispose();
        _raw.Dispose();
    }

    private static byte[] ReadUpTo(Stream stream, int count)
    {
        var bytes = new byte[count];
        return bytes[..stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false)];
    }
}
