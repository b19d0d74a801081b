namespace Dashboard.Core.Terms.Capture;

/// <summary>What was asked for and what we hold: the background a capture is judged against.</summary>
public sealed record CaptureContext
{
    public Uri? Asked { get; init; }
    public Uri? Final { get; init; }
    public string? ContentType { get; init; }

    /// <summary>The text we hold; null before the first capture.</summary>
    public PageText? Baseline { get; init; }

    /// <summary>Learnt from the baseline when not given.</summary>
    public PageMarkers? Markers { get; init; }

    public int MinWords { get; init; } = 40;

    /// <summary>A person said that the text we hold is the document: the same words at the same address need no other proof.</summary>
    public bool Vouched { get; init; }
}

/// <summary>Is this capture the document? Each guard names one way in which it is not. Pure.</summary>
public static class CaptureGuards
{
    private delegate CaptureVerdict.Refused? Guard(PageText page, CaptureContext context);

    // The order matters: the plainest explanation comes first.
    private static readonly Guard[] All =
    [
        ContentGuards.Type, ContentGuards.Depth, PageGuards.ParserError, PageGuards.Challenge, PageGuards.Error, PageGuards.Login, PageGuards.Consent, PageGuards.Unrendered,
        AddressGuards.Redirected, AddressGuards.SomebodyElses, ContentGuards.Selector, PageGuards.TooShort, AddressGuards.NoLegalText,
        BaselineGuards.Language, BaselineGuards.AnotherDocument, BaselineGuards.Shrunk, BaselineGuards.Swollen,
    ];

    public static CaptureVerdict Judge(PageText page, CaptureContext context)
    {
        if (context is { Vouched: true, Baseline: { } held } && held.Hash == page.Hash && !page.Signs.SelectorFoundNothing && AddressGuards.Redirected(page, context) is null)
            return CaptureVerdict.Accepted.Instance;

        foreach (var guard in All)
        {
            if (guard(page, context) is { } refused)
                return refused;
        }

        return CaptureVerdict.Accepted.Instance;
    }
}
