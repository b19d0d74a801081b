using System.IO.Compression;
using System.Text;

using Dashboard.Core.Providers.Catalogue.Making;

namespace Dashboard.Core.Providers.Catalogue.Editions;

/// <summary>A catalogue in a few hundred kilobytes, and back.</summary>
public static class EditionText
{
    public static byte[] Pack(CatalogueData data) => Pack(Encoding.UTF8.GetBytes(string.Join('\n', CatalogueWriter.Lines(data, []))));

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);

        return packed.ToArray();
    }

    public static CatalogueData Read(byte[] packed)
    {
        using var reader = new StreamReader(Unpack(packed), Encoding.UTF8);
        return CatalogueReader.Read(reader);
    }

    public static Stream Unpack(byte[] packed) => new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
}
