using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>The lines of a stream, as bytes; a line that is too long is passed over, not held.</summary>
internal sealed class LineReader : IDisposable
{
    private readonly ByteBuffer _buffer;
    private int _pending;

    public LineReader(Stream stream, int limit = ReadLimits.Line)
    {
        _buffer = new ByteBuffer(stream, limit);
        _buffer.SkipByteOrderMark();
    }

    /// <summary>Reads on behind lines that were read before.</summary>
    public LineReader(Stream stream, WholeLines before)
    {
        _buffer = new ByteBuffer(stream, ReadLimits.Line) { Position = before.Bytes };
        _buffer.SkipByteOrderMark();
        Number = before.Lines;
    }

    /// <summary>The number of the line last read, from one.</summary>
    public long Number { get; private set; }

    /// <summary>The line last read was longer than the limit: what <see cref="TryRead"/> gave is empty.</summary>
    public bool TooLong { get; private set; }

    /// <summary>The line last read has its end: nothing will be added to it.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Where the line last read ends in the file, in bytes.</summary>
    public long Position => _buffer.Position + _pending;

    /// <summary>The next line without its end; valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        _buffer.Consume(_pending);
        _pending = 0;
        TooLong = false;
        line = default;
        var searched = 0;
        while (true)
        {
            var window = _buffer.Span;
            var end = window[searched..].IndexOf((byte)'\n');
            if (end >= 0)
            {
                Number++;
                _pending = searched + end + 1;
                IsWhole = true;
                line = TooLong ? default : Trim(window[..(searched + end)]);
                return true;
            }

            searched = window.Length;
            if (_buffer.IsFull)
            {
                TooLong = true;
                _buffer.Consume(searched);
                searched = 0;
            }

            if (_buffer.Fill())
                continue;

            if (_buffer.IsFull)
                continue;

            if (searched == 0 && !TooLong)
                return false;

            Number++;
            _pending = searched;
            IsWhole = false;
            line = TooLong ? default : Trim(_buffer.Span);
            return true;
        }
    }

    /// <summary>Hands on every line that is not blank; one that is too long is rejected here.</summary>
    public void Each(RowSink sink, TextRead read, CancellationToken ct)
    {
        while (TryRead(out var line))
        {
            ct.ThrowIfCancellationRequested();
            if (TooLong)
                sink.Reject(Number, $"the line is longer than {ReadLimits.Line >> 20} MiB");
            else if (!line.Trim(" \t"u8).IsEmpty)
                read(line, Number);
        }
    }

    public void Dispose() => _buffer.Dispose();

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => line is [.., (byte)'\r'] ? line[..^1] : line;
}
