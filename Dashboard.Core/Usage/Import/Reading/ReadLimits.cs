namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>How much of a foreign file we are willing to hold at once.</summary>
internal static class ReadLimits
{
    /// <summary>One line or one row: transcripts hold pictures, so this is generous.</summary>
    public const int Line = 32 << 20;

    /// <summary>One element of a JSON array, such as a bucket with all its results.</summary>
    public const int Element = 64 << 20;

    /// <summary>What a format may look at to recognise a file.</summary>
    public const int Head = 64 << 10;

    public const int Depth = 128;

    /// <summary>More tokens than anybody's: a larger figure is a fault of the file.</summary>
    public const long Tokens = 1_000_000_000_000;

    /// <summary>The same for money, USD.</summary>
    public const decimal Money = 1_000_000m;

    /// <summary>The same for one line of a bill, in any currency.</summary>
    public const decimal Charge = 100_000_000m;
}
