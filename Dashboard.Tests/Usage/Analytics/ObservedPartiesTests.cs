using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Tests.Usage.Ledger;

namespace Dashboard.Tests.Usage.Analytics;

public sealed class ObservedPartiesTests : IDisposable
{
    private const string Rows = """
        request_id,api_key,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider
        1,k-1,0.50,1000,100,2026-01-10 10:00:00,gpt-5-mini,openai
        2,k-2,1.00,2000,200,2026-03-03 10:00:00,gpt-5-mini,openai
        3,k-2,2.50,300,30,2026-03-03 23:00:00,claude-haiku-4-5,anthropic
        4,k-1,0.25,300,30,2026-03-20 23:00:00,gpt-5-mini,openai
        """;

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Several_periods_of_one_moment_say_what_each_says_alone()
    {
        await _house.ImportTextAsync("a.csv", Rows);
        Period[] periods = [Between("2026-01-01", "2026-02-01"), Between("2026-03-01", "2026-04-01"), Between("2026-03-04", "2026-03-21"), Between("2025-01-01", "2025-02-01")];
        var query = _house.Get<ObservedPartiesQuery>();

        var together = await query.ListAsync(periods, UsageHouse.Ct);

        for (var i = 0; i < periods.Length; i++)
            Assert.Equal(JsonSerializer.Serialize(await query.ListAsync(periods[i], UsageHouse.Ct)), JsonSerializer.Serialize(together[i]));

        Assert.Equal([1, 2, 1, 0], together.Select(t => t.Count));
        // Two keys are one party.
        var openai = together[1].Single(o => o.Contract == "openai");
        Assert.Equal((UsageHouse.Day("2026-03-03"), UsageHouse.Day("2026-03-20"), 1.25m, 2L), (openai.FirstDay, openai.LastDay, openai.Figures.CostUsd, openai.Figures.Entries));
    }

    [Fact]
    public async Task A_charge_is_no_call()
    {
        await _house.ImportTextAsync("a.csv", Rows);
        await Charges.WriteAsync(_house, "account", ("2026-03-25", 1, 9m, "USD", "gpt-5-mini"));

        var calls = await _house.Get<ObservedPartiesQuery>().CallsAsync(Between("2024-01-01", "2026-04-01"), UsageHouse.Ct);

        Assert.Equal(UsageHouse.Day("2026-03-20"), calls.Where(c => c.Contract == "openai").Max(c => c.LastDay));
    }

    private static Period Between(string from, string until) => new(UsageHouse.Day(from), UsageHouse.Day(until));
}
