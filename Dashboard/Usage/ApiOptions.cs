using System.ComponentModel.DataAnnotations;

namespace Dashboard.Usage;

/// <summary>How much programs may send at once.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>The largest body, packed and unpacked alike; it is held in memory while it is read.</summary>
    [Range(1024, 256L << 20)]
    public long MaxBytes { get; set; } = 8 << 20;

    /// <summary>How many bodies are held at the same time; as many times eight wait, more are asked to come again.</summary>
    [Range(1, 64)]
    public int MaxAtOnce { get; set; } = 8;
}
