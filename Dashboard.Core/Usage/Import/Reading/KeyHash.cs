using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>64 bits of the SHA-256 of what makes a row itself.</summary>
internal sealed class KeyHash
{
    private byte[] _text = new byte[256];
    private int _length;

    /// <param name="scope">Rows are the same within it: a format's family and the account.</param>
    public KeyHash Of(ReadOnlySpan<byte> scope)
    {
        _length = 0;
        return With(scope);
    }

    public KeyHash With(ReadOnlySpan<byte> part)
    {
        if (_length + part.Length + 1 > _text.Length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + part.Length + 1));

        part.CopyTo(_text.AsSpan(_length));
        _length += part.Length;
        _text[_length++] = 0x1F;
        return this;
    }

    public long End()
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(_text.AsSpan(0, _length), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
