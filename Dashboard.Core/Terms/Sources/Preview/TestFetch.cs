using Dashboard.Core.Terms.Fetch;

namespace Dashboard.Core.Terms.Sources.Preview;

/// <summary>Fetches a page once, as a poll would, for somebody who thinks of watching it. Nothing is written.</summary>
public sealed class TestFetch(TermsFetcher fetcher, TimeProvider time)
{
    public async Task<TestFetchOutcome> RunAsync(TermsSourceDraft draft, CancellationToken ct)
    {
        var source = new TermsSource { Provider = draft.Provider, Name = draft.Name, Url = draft.Url };
        return await fetcher.FetchAsync(source, conditional: false, ct) switch
        {
            FetchResult.Page page => new TestFetchOutcome.Came(new(page.Bytes, page.ContentType, new Uri(draft.Url), page.Final, time.GetUtcNow().UtcDateTime)),
            FetchResult.Trouble trouble => new TestFetchOutcome.Failed(trouble.State, trouble.Reason),
            FetchResult.Postponed postponed => new TestFetchOutcome.Failed(TermsState.Blocked, postponed.Reason),
            _ => throw new InvalidOperationException("An unconditional question cannot be answered with \"not modified\"."),
        };
    }
}

/// <summary>What a test fetch came to.</summary>
public abstract record TestFetchOutcome
{
    private TestFetchOutcome()
    {
    }

    /// <summary>A body came; whether it is the document is judged apart.</summary>
    public sealed record Came(FetchedPage Page) : TestFetchOutcome;

    /// <summary>No body, and the state that a poll would have left.</summary>
    public sealed record Failed(TermsState State, string Reason) : TestFetchOutcome;
}
