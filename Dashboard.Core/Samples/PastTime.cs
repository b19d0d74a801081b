namespace Dashboard.Core.Samples;

/// <summary>A clock that stands: the writers of real life take their time from it, so that history is written as it would have been.</summary>
internal sealed class PastTime(DateTime utc) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(utc);
}
