namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>From a property's name, as bytes, to what it means to a format.</summary>
internal sealed class Utf8Names<T>(params (string Name, T Meaning)[] names) where T : struct
{
    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> _names = Build(names);

    public IReadOnlyList<(string Name, T Meaning)> Names { get; } = names;

    public T? this[ReadOnlySpan<byte> name] => _names.TryGetValue(name, out var meaning) ? meaning : null;

    private static Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> Build((string Name, T Meaning)[] names)
    {
        var built = new Dictionary<byte[], T>(Utf8Comparer.Instance);
        foreach (var (name, meaning) in names)
            built[System.Text.Encoding.UTF8.GetBytes(name)] = meaning;

        return built.GetAlternateLookup<ReadOnlySpan<byte>>();
    }
}
