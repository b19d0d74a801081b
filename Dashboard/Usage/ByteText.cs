using System.Globalization;

namespace Dashboard.Usage;

/// <summary>Sizes of files as people read them: <c>812 B</c>, <c>4.2 MB</c>, <c>2 GB</c>.</summary>
internal static class ByteText
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    public static string Of(long bytes)
    {
        var (amount, unit) = ((double)bytes, 0);
        for (; amount >= 1024 && unit < Units.Length - 1; unit++)
            amount /= 1024;

        return amount.ToString(unit == 0 || amount >= 100 ? "0" : "0.#", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
