using System.Buffers.Binary;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>
/// A number made of some texts, the same on every machine, quick and not secret: it decides between copies that are equal
/// in all that matters, never whether two rows are one.
/// </summary>
internal static class ContentMark
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    public static long Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d, ReadOnlySpan<byte> e) =>
        (long)Mix(Mix(Mix(Mix(Mix(Factor, a), b), c), d), e);

    private static ulong Mix(ulong mark, ReadOnlySpan<byte> text)
    {
        mark = Turn(mark ^ (ulong)text.Length);
        while (text.Length >= sizeof(ulong))
        {
            mark = Turn(mark ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
            text = text[sizeof(ulong)..];
        }

        foreach (var last in text)
            mark = Turn(mark ^ last);

        return mark;
    }

    private static ulong Turn(ulong mark)
    {
        mark *= Factor;
        return mark ^ (mark >> 29);
    }
}
