using System.Diagnostics.CodeAnalysis;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>Remembers what some bytes meant, without making a string of them again.</summary>
internal sealed class Utf8Cache<T>
{
    // Sources with a new key for every row would grow it without end.
    private const int MaxEntries = 100_000;

    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> _known =
        new Dictionary<byte[], T>(Utf8Comparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();

    private byte[] _key = new byte[512];
    private int _length;

    public Utf8Cache<T> Key(ReadOnlySpan<byte> first)
    {
        _length = 0;
        return With(first);
    }

    public Utf8Cache<T> With(ReadOnlySpan<byte> part)
    {
        if (_length + part.Length + 1 > _key.Length)
            Array.Resize(ref _key, Math.Max(_key.Length * 2, _length + part.Length + 1));

        part.CopyTo(_key.AsSpan(_length));
        _length += part.Length;
        _key[_length++] = 0x1F;
        return this;
    }

    public bool TryGet([MaybeNullWhen(false)] out T value) => _known.TryGetValue(_key.AsSpan(0, _length), out value);

    /// <summary>Remembers the answer for the key last built.</summary>
    public T Put(T value)
    {
        if (_known.Dictionary.Count >= MaxEntries)
            _known.Dictionary.Clear();

        _known[_key.AsSpan(0, _length)] = value;
        return value;
    }
}
