using Dashboard.Core.Terms.Sources.Preview;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>A page before it is watched: what would be held to be the document, and a way to point at it.</summary>
public sealed partial class PreviewCard : ComponentBase
{
    private IReadOnlyList<PagePart> _chain = [];
    private FetchedPage? _of;
    private int? _at;
    private bool _text;

    [Parameter, EditorRequired]
    public required FetchedPage Page { get; set; }

    [Parameter, EditorRequired]
    public required SourcePreview Preview { get; set; }

    /// <summary>Only this part is the document.</summary>
    [Parameter]
    public EventCallback<string> Only { get; set; }

    /// <summary>This part does not belong to the document.</summary>
    [Parameter]
    public EventCallback<string> Without { get; set; }

    private bool ShowsText => _text || Preview.Blocks.Count == 0;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_of, Page))
            return;

        (_of, _at, _chain, _text) = (Page, null, [], false);
    }

    private async Task PointAsync(int block)
    {
        if (_at == block)
        {
            _at = null;
            return;
        }

        // A large page is parsed again: not on the circuit's thread.
        var page = Page;
        _chain = await Task.Run(() => SourcePreview.PartsOf(page, block));
        _at = block;
    }
}
