namespace Dashboard.Core.Terms.Sources;

/// <summary>What we know of a source after asking for it the last time.</summary>
public enum TermsState
{
    /// <summary>Nobody has fetched it yet.</summary>
    NeverCaptured,

    /// <summary>Captured for the first time: the baseline.</summary>
    Fresh,

    Unchanged,

    /// <summary>Another text was seen once; a second fetch decides.</summary>
    ChangedUnconfirmed,

    ChangedConfirmed,

    /// <summary>The host refuses us: 401, 403, 429, a challenge, robots.txt.</summary>
    Blocked,

    Unreachable,

    /// <summary>The address leads elsewhere; a person decides whether that is the document now.</summary>
    Moved,

    Gone,
    WrongPage,
    Shrunk,
    Unrendered,
    LocaleChanged,
    SelectorBroken,

    /// <summary>Kept by hand: never polled.</summary>
    Manual,
}

/// <summary>Questions asked of a state.</summary>
public static class TermsStates
{
    /// <summary>The document was seen, whatever it said.</summary>
    public static bool IsSeen(this TermsState state) =>
        state is TermsState.Fresh or TermsState.Unchanged or TermsState.ChangedUnconfirmed or TermsState.ChangedConfirmed;

    /// <summary>A page came that is not the document: it stands in quarantine.</summary>
    public static bool IsQuarantine(this TermsState state) =>
        state is TermsState.WrongPage or TermsState.Shrunk or TermsState.Unrendered or TermsState.LocaleChanged or TermsState.Moved;

    /// <summary>We asked and did not get the document.</summary>
    public static bool IsTrouble(this TermsState state) => !state.IsSeen() && state is not (TermsState.NeverCaptured or TermsState.Manual);
}
