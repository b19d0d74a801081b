using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Terms.Archive;

/// <summary>Reads what archives recorded, as a job.</summary>
public sealed partial class ArchivesJob(ReadArchives archives, ILogger<ArchivesJob> log)
{
    public const string Id = "terms-archives";

    public async Task RunAsync(CancellationToken ct)
    {
        var read = await archives.DueAsync(ct);
        LogRead(read);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Archives of terms: {Read} recorded texts read")]
    private partial void LogRead(int read);
}
