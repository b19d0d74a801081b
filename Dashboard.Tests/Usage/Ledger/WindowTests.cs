using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Tests.Usage.Ledger;

/// <summary>A source that restates whole days replaces them whole: what it no longer says goes.</summary>
public sealed class WindowTests : IDisposable
{
    private static readonly Window March = new("openai main", UsageHouse.Day("2026-03-01"), UsageHouse.Day("2026-03-04"));
    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task What_the_source_no_longer_says_goes_and_the_rest_stays_as_it_is()
    {
        await ReplaceAsync(March with { Until = UsageHouse.Day("2026-03-06") }, OpenAiPage.Of(("2026-03-01", "gpt-5.2", 100), ("2026-03-02", "gpt-4o", 200), ("2026-03-05", "gpt-4o", 400)));
        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([_house.Write("other.json", OpenAiPage.Of(("2026-03-02", "gpt-4o", 7)))]), Connection: "another"));

        var again = await ReplaceAsync(March, OpenAiPage.Of(("2026-03-01", "gpt-5.2", 150), ("2026-03-03", "gpt-5.2", 300), ("2026-03-05", "gpt-4o", 999)));

        Assert.Equal((1L, 1L, 1L, 1L), (again.Files[0].Accepted, again.Files[0].Duplicates, again.Files[0].Updated, again.Files[0].Skipped));
        Assert.Equal(150 + 300 + 400 + 7, (await _house.SpendAsync("2026-03-01", "2026-04-01")).Totals.Tokens.Input);
        Assert.Equal(7, (await _house.SpendAsync("2026-03-02", "2026-03-03")).Totals.Tokens.Input);
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task The_same_window_again_changes_nothing()
    {
        var page = OpenAiPage.Of(("2026-03-01", "gpt-5.2", 100), ("2026-03-02", "gpt-4o", 200));
        await ReplaceAsync(March, page);
        var before = await _house.SnapshotAsync();

        var again = await ReplaceAsync(March, page);

        Assert.Equal((0L, 2L, 0L), (again.Files[0].Accepted, again.Files[0].Duplicates, again.Files[0].Updated));
        Assert.Equal(before, await _house.SnapshotAsync());
    }

    [Fact]
    public async Task A_part_that_cannot_be_read_leaves_everything_as_it_was()
    {
        await ReplaceAsync(March, OpenAiPage.Of(("2026-03-01", "gpt-5.2", 100)));

        var outcome = await ReplaceAsync(March, OpenAiPage.Of(("2026-03-01", "gpt-5.2", 999)), "<html>busy</html>");

        Assert.Contains(outcome.Files, f => f.Format is null);
        Assert.Equal(100, (await _house.SpendAsync("2026-03-01", "2026-04-01")).Totals.Tokens.Input);
    }

    [Fact]
    public async Task A_window_of_nothing_empties_its_days()
    {
        await ReplaceAsync(March, OpenAiPage.Of(("2026-03-01", "gpt-5.2", 100)));
        await ReplaceAsync(March, """{"object":"page","data":[{"object":"bucket","start_time":1772323200,"end_time":1772409600,"results":[]}],"has_more":false,"next_page":null}""");

        Assert.Equal(0, (await _house.SpendAsync("2026-03-01", "2026-04-01")).Totals.Entries);
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));
    }

    private Task<ImportOutcome> ReplaceAsync(Window window, params string[] pages) => _house.ImportAsync(
        new ImportRequest(SourceFiles.Select([.. pages.Select((p, n) => _house.Write($"{n}.json", p))]), Connection: window.Connection) { Window = window });
}
