namespace Dashboard.Core.Outbound.Body;

/// <summary>Counts what is read and stops at a limit. Used on both sides of the decompression: some bombs are small
/// on the wire, others (endless empty blocks) are small when unpacked.</summary>
internal sealed class LimitedStream(Stream inner, long most) : ReadOnlyStream
{
    public long Count { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
    {
        var read = await inner.ReadAsync(buffer, ct);
        Count += read;
        return Count > most ? throw BoundedContent.TooLarge(most) : read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();

        base.Dispose(disposing);
    }
}
