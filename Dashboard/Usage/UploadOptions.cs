using System.ComponentModel.DataAnnotations;

namespace Dashboard.Usage;

/// <summary>How large a file may be that comes through the browser; the command line knows no limit.</summary>
public sealed class UploadOptions
{
    public const string Section = "Usage:Upload";

    /// <summary>2 GiB, as it lies on the disk: packed files count packed.</summary>
    [Range(1, long.MaxValue)]
    public long MaxBytes { get; set; } = 2L << 30;
}
