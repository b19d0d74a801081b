using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>The current lists, searchable; the search lives in the address.</summary>
public sealed partial class ListedModels(ListedModelsQuery models, ModelCatalogue catalogue, NavigationManager navigation) : ComponentBase
{
    private LoadFrame<ListedPage>? _frame;
    private ListedChoice? _given;
    private string? _text, _host;
    private bool _gone;

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Hosts { get; set; }

    [Parameter, EditorRequired]
    public required ListedChoice Choice { get; set; }

    private int First => ((Choice.Page - 1) * ListedChoice.PageSize) + 1;

    public Task ReloadAsync() => _frame?.ReloadAsync() ?? Task.CompletedTask;

    protected override void OnParametersSet()
    {
        if (Choice == _given)
            return;

        // Not on every rendering: somebody may be typing.
        _given = Choice;
        (_text, _host, _gone) = (Choice.Text, Choice.Host ?? "", Choice.WithGone);
    }

    private Task<ListedPage> LoadAsync(CancellationToken ct) => models.FindAsync(Choice.ToFilter(), ct);

    private void Search() => navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim(),
        ["host"] = string.IsNullOrEmpty(_host) ? null : _host,
        ["gone"] = _gone ? "yes" : null,
        ["page"] = null,
    }));

    private string To(int page) => navigation.GetUriWithQueryParameter("page", page == 1 ? (int?)null : page);

    private string Name(string host) => catalogue.NameOf(host);
}
