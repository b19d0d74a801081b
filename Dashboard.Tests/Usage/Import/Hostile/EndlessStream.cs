namespace Dashboard.Tests.Usage.Import.Hostile;

/// <summary>A beginning, then one byte over and over; it remembers how much memory was in use while it was read.</summary>
internal sealed class EndlessStream(byte[] beginning, long length, byte filling) : Stream
{
    private long _position;

    public long MostMemory { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, length - _position);
        buffer = buffer[..count];
        if (_position < beginning.Length)
        {
            count = (int)Math.Min(count, beginning.Length - _position);
            beginning.AsSpan((int)_position, count).CopyTo(buffer);
        }
        else
        {
            buffer.Fill(filling);
        }

        _position += count;
        MostMemory = Math.Max(MostMemory, GC.GetTotalMemory(forceFullCollection: false));
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
