using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Capture;

/// <summary>The answer to "is this capture the document?", without a store or a network.</summary>
public sealed record TermsCheck(TermsState State, string Reason, string Title, int Words, string? Language, string Hash)
{
    public static TermsCheck Of(PageText page, CaptureContext context) => CaptureGuards.Judge(page, context) switch
    {
        CaptureVerdict.Refused refused => new(refused.State, refused.Reason, page.Title, page.Words, page.Language, page.Hash),
        _ when context.Baseline is null => Accepted(TermsState.Fresh, "Accepted; there is no baseline to compare with.", page),
        _ when context.Baseline.Hash == page.Hash => Accepted(TermsState.Unchanged, "Accepted; the words are the same.", page),
        _ => Accepted(TermsState.ChangedUnconfirmed, "Accepted; the words differ from the baseline.", page),
    };

    private static TermsCheck Accepted(TermsState state, string reason, PageText page) => new(state, reason, page.Title, page.Words, page.Language, page.Hash);
}
