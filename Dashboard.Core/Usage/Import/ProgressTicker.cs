namespace Dashboard.Core.Usage.Import;

/// <summary>Tells how far an import has come, a few times a second.</summary>
internal sealed class ProgressTicker(IProgress<ImportProgress>? progress, ReadSources reading, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly long _started = time.GetTimestamp();
    private readonly long? _bytesTotal = progress is null ? null : Sizes(reading);
    private long _told = time.GetTimestamp();

    public void Tick()
    {
        if (progress is null || time.GetElapsedTime(_told) < Every)
            return;

        _told = time.GetTimestamp();
        var rows = reading.RowsSoFar;
        var seconds = time.GetElapsedTime(_started).TotalSeconds;
        progress.Report(new ImportProgress(
            reading.Current, reading.FilesDone, reading.Files.Count, rows, reading.BytesRead, _bytesTotal, rows / Math.Max(seconds, 0.001)));
    }

    private static long? Sizes(ReadSources reading)
    {
        var sum = 0L;
        foreach (var file in reading.Files)
        {
            if (file.FullPath is null)
                return null;

            sum += new FileInfo(file.FullPath) is { Exists: true } info ? info.Length : 0;
        }

        return sum;
    }
}
