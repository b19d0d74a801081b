using System.Text;

namespace Dashboard.Tests.Usage.Import.Hostile;

/// <summary>Spoils a sound file a little, the same for the same seed.</summary>
internal static class Mutations
{
    public static byte[] Of(byte[] sound, string[] values, Random random)
    {
        List<byte> bytes = [.. sound];
        for (var i = random.Next(1, 4); i > 0; i--)
            Spoil(bytes, values, random);

        return [.. bytes];
    }

    private static void Spoil(List<byte> bytes, string[] values, Random random)
    {
        if (bytes.Count == 0)
            return;

        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 40), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3:
                // No UTF-8 begins so.
                bytes.InsertRange(at, [0xC0, 0xFF, 0xED, 0xA0, 0x80]);
                break;
            case 4:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(values[random.Next(values.Length)]));
                break;
            case 5:
                bytes[at] = (byte)"\"{}[],:\n\\\0"[random.Next(10)];
                break;
            default:
                ReplaceValue(bytes, at, Encoding.UTF8.GetBytes(values[random.Next(values.Length)]));
                break;
        }
    }

    // The next number or text becomes something else.
    private static void ReplaceValue(List<byte> bytes, int at, byte[] value)
    {
        var start = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0)
            return;

        var end = bytes.FindIndex(start, b => b is (byte)',' or (byte)'}' or (byte)']' or (byte)'"' or (byte)'\n');
        bytes.RemoveRange(start, (end < 0 ? bytes.Count : end) - start);
        bytes.InsertRange(start, value);
    }
}
