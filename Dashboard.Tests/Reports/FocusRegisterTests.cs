using System.Globalization;
using System.Text;

using Dashboard.Core.Reports.Registers;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Usage;
using Dashboard.Tests.Usage.Ledger;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Reports;

/// <summary>Spend in the columns of FOCUS 1.2: the sums are those of the Spend page, and what is not known is empty.</summary>
public sealed class FocusRegisterTests : IDisposable
{
    // Mandatory in FOCUS 1.2: in every file, whether there is a value or not.
    private static readonly string[] Mandatory =
    [
        "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodEnd", "BillingPeriodStart", "ChargeCategory", "ChargeClass",
        "ChargeDescription", "ChargePeriodEnd", "ChargePeriodStart", "ContractedCost", "EffectiveCost", "InvoiceIssuerName", "ListCost", "PricingQuantity",
        "PricingUnit", "ProviderName", "PublisherName", "ServiceCategory", "ServiceName",
    ];

    private const string Rows = """
        request_id,api_key,spend,prompt_tokens,completion_tokens,cache_read_input_tokens,startTime,model,custom_llm_provider,team_id
        1,k-1,0.50,1000000,100,400000,2026-02-27 23:30:00,gpt-5-mini,openai,=cmd()
        2,k-2,1.00,2000000,200,0,2026-03-03 10:00:00,gpt-5-mini,openai,eu
        3,k-2,2.50,300,30,0,2026-03-03 23:00:00,claude-haiku-4-5,anthropic,eu
        4,k-3,,1000,40,800,2026-03-09 10:00:00,house-model,vllm,eu
        """;

    private readonly UsageHouse _house = new(more: services => services.AddScoped<FocusRegister>());

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Its_sums_are_those_of_the_spend_page_for_every_kind_of_cost()
    {
        await _house.ImportTextAsync("a.csv", Rows);
        // One day that the account covers, one on which nothing was used.
        await Charges.WriteAsync(_house, "account", ("2026-03-03", 1, 9m, "USD", "gpt-5-mini"), ("2026-03-20", 1, -0.75m, "USD", null));
        var period = new Period(UsageHouse.Day("2026-02-01"), UsageHouse.Day("2026-04-01"));

        var rows = await RowsAsync(period);

        foreach (var (column, basis) in new[] { ("EffectiveCost", SpendBasis.Best), ("x_ReportedCost", SpendBasis.Reported), ("ContractedCost", SpendBasis.Computed) })
            Assert.Equal((await SpendAsync(period, basis)).CostUsd, Sum(rows, column));

        var spend = await SpendAsync(period, SpendBasis.Best);
        Assert.Equal((8.25m, spend.ChargedUsd), (Sum(rows, "BilledCost"), Sum(rows, "BilledCost")));
        Assert.Equal((spend.Entries, spend.UnpricedEntries), ((long)Sum(rows, "x_Entries"), (long)Sum(rows, "x_UnpricedEntries")));
        Assert.Equal(spend.Tokens.Output, (long)Sum(rows, "x_OutputTokens"));
    }

    [Fact]
    public async Task Every_column_that_the_specification_demands_is_there_and_the_unknown_is_empty()
    {
        await _house.ImportTextAsync("a.csv", Rows);

        var rows = await RowsAsync(new(UsageHouse.Day("2026-02-01"), UsageHouse.Day("2026-04-01")));

        Assert.Empty(Mandatory.Except(rows[0].Keys));
        Assert.All(rows[0].Keys.Skip(28), name => Assert.StartsWith("x_", name, StringComparison.Ordinal));
        var house = rows.Single(r => r["x_RawModel"] == "house-model");
        Assert.Equal(("", "", "", "1"), (house["EffectiveCost"], house["BilledCost"], house["ListCost"], house["x_UnpricedEntries"]));
        var claude = rows.Single(r => r["x_RawModel"] == "claude-haiku-4-5");
        Assert.Equal(("2.5", "Anthropic", "Anthropic", "330", "Tokens"), (claude["EffectiveCost"], claude["ProviderName"], claude["PublisherName"], claude["ConsumedQuantity"], claude["ConsumedUnit"]));
        Assert.Equal("Use of anthropic/claude-haiku-4-5 at Anthropic", claude["ChargeDescription"]);
    }

    [Fact]
    public async Task No_name_of_a_project_becomes_a_formula()
    {
        await _house.ImportTextAsync("a.csv", Rows);

        Assert.Contains(",'=cmd(),", await TextAsync(new(UsageHouse.Day("2026-02-01"), UsageHouse.Day("2026-03-01"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_are_those_of_the_reporting_time_zone_and_are_told_as_instants()
    {
        await _house.ImportTextAsync("a.csv", Rows);
        await _house.Get<ChangeReportingZone>().RunAsync("Europe/Berlin", UsageHouse.Ct);

        // Half past eleven at night in UTC is the next day in Berlin, the last of February.
        var row = Assert.Single(await RowsAsync(new(UsageHouse.Day("2026-02-28"), UsageHouse.Day("2026-03-01"))));
        Assert.Equal(("2026-02-27T23:00:00Z", "2026-02-28T23:00:00Z"), (row["ChargePeriodStart"], row["ChargePeriodEnd"]));
        Assert.Equal(("2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z"), (row["BillingPeriodStart"], row["BillingPeriodEnd"]));
    }

    [Fact]
    public async Task What_is_seen_twice_counts_once()
    {
        await _house.ImportTextAsync("a.csv", Rows);
        await using (var store = _house.Store.CreateDbContext())
            await _house.Get<SetConnectionRole>().RunAsync((await store.Connections().SingleAsync(UsageHouse.Ct)).Name, ConnectionRole.Detail, UsageHouse.Ct);

        Assert.Empty(await RowsAsync(new(UsageHouse.Day("2026-02-01"), UsageHouse.Day("2026-04-01"))));
    }

    private async Task<SpendFigures> SpendAsync(Period period, SpendBasis basis) => (await _house.Get<SpendQuery>().AskAsync(new SpendQuestion(period, [], basis), UsageHouse.Ct)).Totals;

    private static decimal Sum(List<Dictionary<string, string>> rows, string column) =>
        rows.Where(r => r[column].Length > 0).Sum(r => decimal.Parse(r[column], CultureInfo.InvariantCulture));

    // No cell of these holds a line break; quotes are those of the tags alone.
    private async Task<List<Dictionary<string, string>>> RowsAsync(Period period)
    {
        var lines = (await TextAsync(period)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToList();
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(c => c.First, c => c.Second))];
    }

    private static List<string> Cells(string line)
    {
        List<StringBuilder> cells = [new()];
        var quoted = false;
        foreach (var letter in line)
        {
            quoted ^= letter == '"';
            if (letter == ',' && !quoted)
                cells.Add(new());
            else if (letter != '"')
                cells[^1].Append(letter);
        }

        return cells.ConvertAll(c => c.ToString());
    }

    private async Task<string> TextAsync(Period period)
    {
        using var file = new MemoryStream();
        await _house.Get<FocusRegister>().WriteAsync(period, file, UsageHouse.Ct);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
