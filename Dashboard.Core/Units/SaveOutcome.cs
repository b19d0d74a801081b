namespace Dashboard.Core.Units;

/// <summary>What a write did to the thing it was about.</summary>
public enum Change
{
    Unchanged,
    Created,
    Changed,
    Removed,
}

/// <summary>The answer of a write that people start: it was kept, or it says what to mend.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>Kept under <paramref name="Key"/>.</summary>
    public sealed record Saved(string Key, Change Change) : SaveOutcome;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(IReadOnlyList<Problem> Problems) : SaveOutcome;
}
