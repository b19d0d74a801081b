namespace Dashboard.Tests.Usage.Import.Formats;

/// <summary>One store for a whole class of trials, which leave no trace in it.</summary>
public sealed class OneUsageHouse : IDisposable
{
    public UsageHouse House { get; } = new();

    public void Dispose() => House.Dispose();
}
