using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Reconciliation;

namespace Dashboard.Tests.Usage.Reconciliation;

/// <summary>Accounts are of UTC months: where the reader lives changes nothing in them.</summary>
public sealed class ReconciliationZoneTests : IDisposable
{
    // The first and last instants of March, and their neighbours on both sides.
    private const string Calls = """
        request_id,spend,prompt_tokens,completion_tokens,total_tokens,startTime,model,custom_llm_provider
        a-1,1.00,1000,10,1010,2026-02-28 23:59:59,gpt-4o,openai
        a-2,2.00,2000,20,2020,2026-03-01 00:00:00,gpt-4o,openai
        a-3,4.00,3000,20,3020,2026-03-15 18:45:00,gpt-4o,openai
        a-4,8.00,4000,20,4020,2026-03-31 23:59:59,gpt-4o,openai
        a-5,16.00,5000,20,5020,2026-04-01 00:00:00,gpt-4o,openai
        """;

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Pacific/Auckland")]
    public async Task A_month_holds_its_UTC_days_wherever_it_is_read(string zone)
    {
        await _house.Get<ChangeReportingZone>().RunAsync(zone, UsageHouse.Ct);
        await _house.ImportTextAsync("calls.csv", Calls);
        await _house.ImportTextAsync("usage.json", OpenAiPage.Of(("2026-02-28", "gpt-4o", 4_000_000), ("2026-03-01", "gpt-4o", 1_000_000), ("2026-03-31", "gpt-4o", 1_000_000), ("2026-04-01", "gpt-4o", 4_000_000)));

        var months = _house.Get<ReconciliationQuery>();
        var march = Assert.Single(await months.OfMonthAsync(UsageHouse.Day("2026-03-01"), UsageHouse.Ct));

        // Three calls of 9,000 and 60 tokens and two days of a million, at $2.50 and $10 for a million.
        Assert.Equal((5L, 3, 3), (march.Entries, march.DaysUsed, march.DaysReported));
        Assert.Equal((14m, 5.0231m), (march.ReportedUsd, march.ComputedUsd));
        Assert.Equal(march.DifferenceUsd, march.Parts.Sum(p => p.Usd));
        Assert.Equal(5.0231m, march.TierlessUsd);
    }
}
