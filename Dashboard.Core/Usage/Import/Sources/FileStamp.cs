namespace Dashboard.Core.Usage.Import.Sources;

/// <summary>By what a file is taken for unchanged, without opening it.</summary>
/// <param name="SeenAt">When we looked.</param>
internal sealed record FileStamp(long Size, long Modified, long SeenAt)
{
    // What is written within one tick of a file system's clock after we looked leaves no trace.
    private const long Settling = 2 * TimeSpan.TicksPerSecond;

    /// <summary>Null when there is no such file.</summary>
    public static FileStamp? Of(string path, TimeProvider time)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks, time.GetUtcNow().UtcTicks) : null;
    }

    /// <summary>Whether nothing was written since the earlier look.</summary>
    public bool IsSame(FileStamp earlier) => Size == earlier.Size && Modified == earlier.Modified && earlier.SeenAt - Modified > Settling;
}
