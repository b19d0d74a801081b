namespace Dashboard.Core.Terms.Versions;

/// <summary>What we hold when a valid capture arrives. <paramref name="Known"/>: the last distinct texts, newest first, the current one left out.</summary>
public sealed record HeldTexts(string? Current, IReadOnlyList<KnownText> Known, PendingText? Pending);

/// <summary>A text the source showed before.</summary>
public sealed record KnownText(int VersionId, string Hash);

/// <summary>A text that was seen once and waits for a second look.</summary>
public sealed record PendingText(string Hash, DateTime SeenAt);

/// <summary>What a valid capture means for the versions of its source. Pure.</summary>
public abstract record VersionDecision
{
    /// <summary>A return to one of so many texts is flapping, not news.</summary>
    public const int Remembered = 10;

    private VersionDecision()
    {
    }

    /// <summary>The first text: the baseline.</summary>
    public sealed record First : VersionDecision;

    /// <summary>The words we hold. <paramref name="Passed"/>: what was pending did not last.</summary>
    public sealed record Same(bool Passed) : VersionDecision;

    /// <summary>A text seen for the first time; not a version yet.</summary>
    public sealed record Unconfirmed : VersionDecision;

    /// <summary>Seen again, but too soon to count.</summary>
    public sealed record StillUnconfirmed : VersionDecision;

    /// <summary>Seen twice: a version.</summary>
    public sealed record Confirmed(DateTime SeenAt) : VersionDecision;

    /// <summary>A text the source showed before: it goes back and forth.</summary>
    public sealed record Returned(int VersionId) : VersionDecision;

    /// <param name="confirmAfter">How long a text must have stood; nothing when a person asked for the second fetch.</param>
    public static VersionDecision Of(HeldTexts held, string hash, DateTime now, TimeSpan confirmAfter)
    {
        if (held.Current is null)
            return new First();

        if (held.Current == hash)
            return new Same(Passed: held.Pending is not null);

        if (held.Known.Take(Remembered - 1).FirstOrDefault(k => k.Hash == hash) is { } known)
            return new Returned(known.VersionId);

        if (held.Pending is not { } pending || pending.Hash != hash)
            return new Unconfirmed();

        return now - pending.SeenAt >= confirmAfter ? new Confirmed(pending.SeenAt) : new StillUnconfirmed();
    }
}
