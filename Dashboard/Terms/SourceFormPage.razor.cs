using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Catalogue;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Sources.Preview;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>Adds a page to watch, or changes one, with a look at how it is read. A new one is polled at once, so that its first state is there to see.</summary>
public sealed partial class SourceFormPage(
    SourcesQuery sources, SourceWrites writes, ModelCatalogue catalogue, NavigationManager navigation) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<Problem> _problems = [];
    private IReadOnlySet<string> _watched = new HashSet<string>();
    private FetchedPage? _page;
    private SourcePreview? _preview;
    private TestFetchOutcome.Failed? _failed;
    private bool _saving, _looking;

    [Parameter]
    public int? Id { get; set; }

    /// <summary>The provider to start with, for links from elsewhere.</summary>
    [SupplyParameterFromQuery]
    public string? Provider { get; set; }

    private async Task<SourceInput> LoadAsync(CancellationToken ct)
    {
        (_problems, _page, _preview, _failed) = ([], null, null, null);
        if (Id is not { } id)
        {
            _watched = (await sources.ListAsync(ct)).Select(s => s.Url).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return new SourceInput { Provider = Provider };
        }

        return await sources.DraftAsync(id, ct) is { } draft ? SourceInput.Of(draft) : new SourceInput { IsMissing = true };
    }

    private List<KnownSource> Known(SourceInput input) =>
        Id is not null || string.IsNullOrWhiteSpace(input.Provider) ? [] : [.. KnownSources.Of(input.Provider.Trim()).Where(k => !_watched.Contains(k.Url))];

    private void Fill(SourceInput input, KnownSource known)
    {
        (input.Name, input.Kind, input.Url) = (known.Name, known.Kind, known.Url);
        (_page, _preview, _failed) = (null, null, null);
    }

    /// <summary>A test fetch: what a poll would find, without keeping it.</summary>
    private async Task LookAsync(SourceInput input)
    {
        var draft = input.ToDraft(keepsMarkers: true);
        // Only what a look needs: the address and the selectors.
        _problems = [.. draft.Problems().Where(p => p.Path is nameof(TermsSourceDraft.Url) or nameof(TermsSourceDraft.Select) or nameof(TermsSourceDraft.Remove))];
        if (_problems.Count > 0)
            return;

        (_looking, _page, _preview, _failed) = (true, null, null, null);
        StateHasChanged();
        try
        {
            switch (await writes.LookAsync(draft, _leaving.Token))
            {
                case TestFetchOutcome.Came came:
                    _page = came.Page;
                    await ReadAsync(input);
                    break;
                case TestFetchOutcome.Failed failed:
                    _failed = failed;
                    break;
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page was left.
        }
        finally
        {
            _looking = false;
        }
    }

    /// <summary>The same page again, as the selectors stand now: the host is not asked.</summary>
    private async Task ReadAsync(SourceInput input)
    {
        if (_page is not { } page)
            return;

        var draft = input.ToDraft(keepsMarkers: true);
        _problems = [.. draft.Problems().Where(p => p.Path is nameof(TermsSourceDraft.Select) or nameof(TermsSourceDraft.Remove))];
        if (_problems.Count == 0)
            _preview = await Task.Run(() => SourcePreview.Of(page, new PageParts(draft.Select, draft.Remove)));
    }

    private Task OnlyAsync(SourceInput input, string selector)
    {
        input.Select = selector;
        return ReadAsync(input);
    }

    private Task WithoutAsync(SourceInput input, string selector)
    {
        input.Remove = string.IsNullOrWhiteSpace(input.Remove) ? selector : $"{input.Remove.TrimEnd()}\n{selector}";
        return ReadAsync(input);
    }

    private async Task SaveAsync(SourceInput input)
    {
        _saving = true;
        var outcome = await writes.SaveAsync(Id, input.ToDraft(keepsMarkers: Id is null));
        _saving = false;
        if (outcome is SaveOutcome.Saved saved)
            navigation.NavigateTo($"/terms/sources/{saved.Key}");
        else if (outcome is SaveOutcome.Refused refused)
            _problems = refused.Problems;
    }

    private string? Wrong(string field) => _problems.Any(p => p.Path == field) ? "true" : null;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
