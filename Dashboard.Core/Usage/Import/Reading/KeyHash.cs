using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>64 bits of the SHA-256 of what makes a row itself.</summary>
internal sealed class KeyHash
{
    private byte[] _text = new byte[256];
    private int _length;
    private byte[] _lastText = new byte[256];
    private int _lastLength = -1;
    private long _lastHash;

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
        // Copies of one message follow each other.
        if (_length == _lastLength && _text.AsSpan(0, _length).SequenceEqual(_lastText.AsSpan(0, _length)))
            return _lastHash;

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(_text.AsSpan(0, _length), hash);
        (_text, _lastText) = (_lastText, _text);
        _lastLength = _length;
        return _lastHash = BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
