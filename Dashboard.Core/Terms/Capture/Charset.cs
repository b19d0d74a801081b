using System.Buffers;
using System.Text;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Bytes to text: byte order mark, then the header's charset, then the page's own, then UTF-8.</summary>
public static class Charset
{
    private const int SniffedBytes = 2048;
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \"';/>");

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(bytes[3..]);

        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(bytes[2..]);

        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);

        var named = Named(contentType) ?? Named(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, SniffedBytes)]));
        return (named ?? Encoding.UTF8).GetString(bytes);
    }

    // text/html; charset=gbk   or   <meta charset="gbk">
    private static Encoding? Named(string? text)
    {
        var at = text?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
            return null;

        var name = text.AsSpan(at + 8).TrimStart(" \"'");
        var end = name.IndexOfAny(NameEnds);
        try
        {
            var wanted = (end < 0 ? name : name[..end]).Trim().ToString();
            // UTF-16 in a page that was readable enough to say so is never UTF-16 (HTML standard, "prescan a byte stream").
            return wanted.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase)
                ? Encoding.UTF8
                : CodePagesEncodingProvider.Instance.GetEncoding(wanted) ?? Encoding.GetEncoding(wanted);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
