using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>Adds a page to watch, or changes one.</summary>
public sealed partial class WatchPageForm(PagesQuery pages, PageWrites writes, ModelCatalogue catalogue, NavigationManager navigation) : ComponentBase
{
    private IReadOnlyList<Problem> _problems = [];
    private bool _saving;

    /// <summary>Null adds one.</summary>
    [Parameter]
    public int? Id { get; set; }

    private async Task<WatchPageInput> LoadAsync(CancellationToken ct) =>
        Id is not { } id ? new()
        : (await pages.ListAsync(ct)).FirstOrDefault(p => p.Id == id) is { } page ? WatchPageInput.Of(page) : new() { IsMissing = true };

    private async Task SaveAsync(WatchPageInput input)
    {
        _saving = true;
        var outcome = await writes.SaveAsync(input.ToDraft(), CancellationToken.None);
        _saving = false;
        if (outcome is SaveOutcome.Refused refused)
            _problems = refused.Problems;
        else
            navigation.NavigateTo("/models/status");
    }

    private string? Wrong(string path) => _problems.Any(p => p.Path == path) ? "true" : null;
}

/// <summary>What the form holds.</summary>
public sealed class WatchPageInput
{
    public bool IsMissing { get; set; }
    public string? Host { get; set; }
    public PageKind Kind { get; set; }
    public string? Url { get; set; }
    public string? Component { get; set; }
    public bool Paused { get; set; }

    public static WatchPageInput Of(PageRow page) => new() { Host = page.Host, Kind = page.Kind, Url = page.Url, Component = page.Component, Paused = page.Paused };

    public PageDraft ToDraft() => new(
        (Host ?? "").Trim(), Kind, (Url ?? "").Trim(), Kind is PageKind.Status && !string.IsNullOrWhiteSpace(Component) ? Component.Trim() : null, Paused);
}
