using System.Buffers;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>A window onto a stream that grows only when one item does not fit, up to a limit.</summary>
internal sealed class ByteBuffer(Stream stream, int limit) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(256 << 10);
    private int _start;
    private int _end;

    /// <summary>What has been read and not yet consumed.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, _end - _start);

    /// <summary>The stream has nothing more.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>The window is as large as it may be and full.</summary>
    public bool IsFull => _end - _start >= limit;

    /// <summary>How much has been consumed.</summary>
    public long Position { get; set; }

    public void Consume(int count)
    {
        _start += count;
        Position += count;
    }

    /// <summary>Reads more; false at the end of the stream or of our patience.</summary>
    public bool Fill()
    {
        if (AtEnd || IsFull)
            return false;

        if (_start > 0)
        {
            Span.CopyTo(_bytes);
            _end -= _start;
            _start = 0;
        }

        if (_end == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        var read = stream.Read(_bytes, _end, _bytes.Length - _end);
        _end += read;
        AtEnd = read == 0;
        return read > 0;
    }

    /// <summary>Skips the mark that some programs write before UTF-8.</summary>
    public void SkipByteOrderMark()
    {
        while (Span.Length < 3 && Fill())
        {
        }

        if (Span.StartsWith("\uFEFF"u8))
            Consume(3);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }
}
