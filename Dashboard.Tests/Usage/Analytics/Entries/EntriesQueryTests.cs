using System.Globalization;
using System.Text;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Entries;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Analytics.Entries;

/// <summary>The entries behind a figure: all of them, each once, in order, in every time zone, without a scan.</summary>
public sealed class EntriesQueryTests : IDisposable
{
    private static readonly Period Spring = new(UsageHouse.Day("2026-03-02"), UsageHouse.Day("2026-03-20"));

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Pacific/Auckland")]
    public async Task Pages_forth_and_back_hold_every_entry_of_the_days_once_and_the_roll_up_counts_them(string zone)
    {
        await SeedAsync();
        await _house.Get<ChangeReportingZone>().RunAsync(zone, UsageHouse.Ct);
        foreach (IReadOnlyList<SpendFilter> only in (IReadOnlyList<SpendFilter>[])[[], [new(SpendKey.Key, "rare")], [new(SpendKey.Key, "rare") { Exclude = true }], [new(SpendKey.Connection, "days")]])
        {
            var expected = await ScanAsync(zone, only);
            var (forth, back) = (await AllAsync(only, back: true), await AllAsync(only, back: false));
            Assert.NotEmpty(expected);
            Assert.Equal(expected, forth);
            Assert.Equal(expected, back);
        }
    }

    [Theory]
    [InlineData(SpendBasis.Best, 2)]
    [InlineData(SpendBasis.Reported, 3)]
    [InlineData(SpendBasis.Computed, 2)]
    public async Task Those_without_a_cost_can_be_asked_for(SpendBasis basis, int expected)
    {
        await _house.ImportTextAsync("a.csv", """
            request_id,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider
            1,0.50,100,10,2026-03-02 10:00:00,gpt-5-mini,openai
            2,,100,10,2026-03-02 10:00:00,gpt-5-mini,openai
            3,,100,10,2026-03-02 10:30:00,house-model,vllm
            4,,100,10,2026-03-05 10:30:00,house-model,vllm
            """);

        var page = await _house.Get<EntriesQuery>().PageAsync(new EntriesQuestion(Spring) { WithoutCost = basis }, UsageHouse.Ct);

        Assert.Equal((expected, (long)expected), (page.Rows.Count, page.Total));
    }

    [Fact]
    public async Task An_entry_says_its_tokens_its_cost_by_whose_word_and_the_line_it_was_read_from()
    {
        await _house.ImportTextAsync("log.csv", """
            request_id,api_key,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider
            1,k-1,0.50,100,10,2026-03-02 10:00:00,gpt-5-mini,openai
            2,k-1,,1000000,0,2026-03-02 11:00:00,gpt-5-mini,openai
            """);

        var page = await _house.Get<EntriesQuery>().PageAsync(new EntriesQuestion(Spring), UsageHouse.Ct);

        var (computed, reported) = (page.Rows[0], page.Rows[1]);
        Assert.Equal((0.25m, CostProvenance.Computed, 3L), (computed.Cost.BestUsd, computed.Cost.Provenance, computed.Source.Line));
        Assert.Contains("openai/gpt-5-mini", computed.Cost.PriceVersion, StringComparison.Ordinal);
        Assert.Equal((0.50m, CostProvenance.Reported, 2L, 100L), (reported.Cost.BestUsd, reported.Cost.Provenance, reported.Source.Line, reported.Tokens.Input));
        Assert.EndsWith("log.csv", reported.Source.File, StringComparison.Ordinal);
        Assert.Equal(("k-1", "openai", "gpt-5-mini"), (reported.Parties.Key, reported.Parties.Provider, reported.Parties.RawModel));
        Assert.Equal(reported, await _house.Get<EntryQuery>().FindAsync(reported.Id, UsageHouse.Ct));
        Assert.Null(await _house.Get<EntryQuery>().FindAsync(1, UsageHouse.Ct));
    }

    // A busy series, a rare one, and one of whole UTC days.
    private async Task SeedAsync()
    {
        var log = new StringBuilder("request_id,api_key,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider\n");
        var start = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < 700; i++)
            log.Append(CultureInfo.InvariantCulture, $"{i},{(i % 97 == 0 ? "rare" : "busy")},0.01,10,1,{start.AddMinutes(i * 47):yyyy-MM-dd HH:mm:ss},gpt-5-mini,openai\n");

        await _house.ImportTextAsync("log.csv", log.ToString());
        var days = string.Concat(Enumerable.Range(1, 22).Select(d => $"2026-03-{d:00},openai,gpt-4o,100,10,1\n"));
        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([_house.Write("days.csv", "date,provider,model,input_tokens,output_tokens,requests\n" + days)])) { Connection = "days" });
    }

    private async Task<List<long>> AllAsync(IReadOnlyList<SpendFilter> only, bool back)
    {
        var query = _house.Get<EntriesQuery>();
        List<long> found = [];
        var question = new EntriesQuestion(Spring) { Only = only, Take = 37, After = back ? null : 0 };
        while (true)
        {
            var page = await query.PageAsync(question, UsageHouse.Ct);
            if (back)
                found.AddRange(page.Rows.Select(r => r.Id));
            else
                found.InsertRange(0, page.Rows.Select(r => r.Id));

            if (!(back ? page.Older : page.Newer))
            {
                Assert.Equal(page.Total, found.Count);
                return found;
            }

            question = back ? question with { Before = found[^1] } : question with { After = found[0] };
        }
    }

    private async Task<List<long>> ScanAsync(string zone, IReadOnlyList<SpendFilter> only)
    {
        await using var store = _house.Store.CreateDbContext();
        var time = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var entries = await store.UsageEntries().Join(store.Series(), e => e.SeriesId, s => s.Id, (e, s) => new { e, s.ApiKey }).ToListAsync(UsageHouse.Ct);
        bool Wanted(string? key, Grain grain) => only is not [var filter] || (filter.Key == SpendKey.Key ? (key == filter.Value) != filter.Exclude : grain == Grain.Day);
        return
        [
            .. entries.Where(x => Wanted(x.ApiKey, x.e.Grain) && Spring.Contains(DateOnly.FromDateTime(x.e.Grain == Grain.Day ? x.e.At : TimeZoneInfo.ConvertTimeFromUtc(x.e.At, time))))
                .OrderByDescending(x => x.e.Id).Select(x => x.e.Id),
        ];
    }
}
