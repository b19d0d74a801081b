using Dashboard.Core.Terms.Archive;
using Dashboard.Core.Terms.Sources;
using Dashboard.Kit;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>What a public archive recorded of a document.</summary>
public sealed partial class ArchivePage(SourcesQuery sources, ArchivesQuery archives, DocumentWrites writes, NavigationManager navigation) : ComponentBase
{
    private LoadFrame<FoundArchive>? _frame;
    private int _old, _new;
    private string? _where, _problem;

    [Parameter]
    public int Id { get; set; }

    [SupplyParameterFromQuery]
    public int? Old { get; set; }

    [SupplyParameterFromQuery]
    public int? New { get; set; }

    private async Task<FoundArchive> LoadAsync(CancellationToken ct)
    {
        var archive = await archives.OfAsync(Id, ct);
        var read = archive?.Texts.Where(t => t.IsRead).Take(2).ToList() ?? [];
        if (Old is { } old && New is { } now)
            (_old, _new) = (old, now);
        else if (read.Count == 2)
            (_old, _new) = (read[1].Id, read[0].Id);

        return new(await sources.FindAsync(Id, ct), archive);
    }

    private Task<FoundArchiveComparison> CompareAsync(int from, int to, CancellationToken ct) =>
        Task.Run(async () => new FoundArchiveComparison(await archives.CompareAsync(Id, from, to, ct)), ct);

    private void Compare() => navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["old"] = _old, ["new"] = _new }));

    private async Task FollowAsync()
    {
        _problem = await writes.FollowAsync(Id, _where);
        await _frame!.ReloadAsync();
    }

    private async Task LetGoAsync(ArchiveDetail archive)
    {
        _problem = await writes.UnfollowAsync(archive.Id);
        await _frame!.ReloadAsync();
    }

    private static string Side(ArchiveTextRow text) => $"Recorded {DayFormat.Day(DateOnly.FromDateTime(text.At))}";
}

/// <summary>A document and its archive, if one is followed.</summary>
public sealed record FoundArchive(SourceRow? Source, ArchiveDetail? Archive);

/// <summary>A comparison, or none.</summary>
public sealed record FoundArchiveComparison(ArchiveComparison? Comparison);
