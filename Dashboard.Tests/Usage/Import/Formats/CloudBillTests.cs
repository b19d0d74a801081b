using System.Globalization;

namespace Dashboard.Tests.Usage.Import.Formats;

public sealed class CloudBillTests : IDisposable
{
    private const string Focus = "BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,ChargeClass,ChargeDescription,ChargePeriodEnd,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,EffectiveCost,PricingCurrency,ProviderName,ServiceCategory,ServiceName,SkuMeter,PricingUnit,PricingQuantity\n";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Group(string keys, string cost, string quantity = "0", string unit = "N/A") =>
        $$"""{"Keys":[{{keys}}],"Metrics":{"UnblendedCost":{"Amount":"{{cost}}","Unit":"USD"},"UsageQuantity":{"Amount":"{{quantity}}","Unit":"{{unit}}"} } }""";

    private static string Stretch(string end, params string[] groups) =>
        $$"""{"ResultsByTime":[{"TimePeriod":{"Start":"2026-04-01","End":"{{end}}"},"Total":{},"Groups":[{{string.Join(",\n", groups)}}],"Estimated":false}]}""";

    [Fact]
    public async Task Of_an_aws_bill_bedrock_is_taken_with_the_tokens_that_its_types_count()
    {
        var file = await _house.ImportTextAsync("aws.json", Stretch("2026-04-02",
            Group("\"Amazon Bedrock\",\"USE1-Claude3.5Sonnet-input-tokens\"", "12.0000000001", "4000.5", "1K tokens"),
            Group("\"Amazon Bedrock\",\"USE1-Claude3.5Sonnet-output-tokens\"", "1.5", "100", "1K tokens"),
            Group("\"Amazon Bedrock\",\"USE1-Claude3.5Sonnet-cache-read-input-token-count\"", "0.3", "1", "1M tokens"),
            Group("\"Claude Sonnet 4.5 (Amazon Bedrock Edition)\",\"USE1-MP:USE1_InputTokenCount-Units\"", "3", "1000000"),
            Group("\"Claude Sonnet 4.5 (Amazon Bedrock Edition)\",\"USE1-MP:USE1_OutputTokenCount-Units\"", "15", "1", "Units"),
            Group("\"Amazon EC2\",\"USE1-BoxUsage:t3.small\"", "9", "24", "Hrs")));

        Assert.Equal(("aws-cost-explorer", 6L, 5L, 1L, 0L), (file.Format, file.RowsRead, file.Accepted, file.Skipped, file.Rejected));
        Assert.Equal(31.8m, await _house.DollarsAsync());
        Assert.Equal(
            [
                "2026-04-01 00:00 Day in 1000000 read  write // out / requests  usd  amazon//amazon-bedrock anthropic/claude-sonnet-4-5",
                "2026-04-01 00:00 Day in 4000500 read 1000000 write // out 100000/ requests  usd  amazon//amazon-bedrock anthropic/claude-3-5-sonnet",
            ],
            await _house.UsesAsync());
    }

    [Fact]
    public async Task A_stretch_of_days_is_no_day_and_a_total_of_everything_says_nothing_of_bedrock()
    {
        await _house.ImportTextAsync("m.json", Stretch("2026-04-06", Group("\"Amazon Bedrock\"", "12.00"), Group("\"Claude Opus (Bedrock Edition)\"", "8.00"), Group("\"Amazon EC2\"", "5")));
        Assert.Equal(
            ["2026-04-01 Month Usage 12 USD [Amazon Bedrock] amazon/amazon-bedrock", "2026-04-01 Month Usage 8 USD [Claude Opus (Bedrock Edition)] amazon/amazon-bedrock Claude Opus"],
            await _house.ChargesAsync());

        var total = await _house.ImportTextAsync("t.json", """{"ResultsByTime":[{"TimePeriod":{"Start":"2026-04-01","End":"2026-04-02"},"Total":{"UnblendedCost":{"Amount":"9","Unit":"USD"}},"Groups":[]}]}""");
        Assert.Equal((0L, 1L), (total.Accepted, total.Skipped));
        Assert.Contains("total of all services", Assert.Single(total.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_focus_bill_the_services_of_ai_are_taken_as_billed()
    {
        var file = await _house.ImportTextAsync("focus.csv", "\uFEFF" + Focus
            + "1.50,1234,USD,Usage,NULL,$0.003 per 1K input tokens for Claude 3.5 Sonnet,2026-04-02T00:00:00Z,2026-04-01T00:00:00Z,500,1K tokens,1.40,,AWS,AI and Machine Learning,Amazon Bedrock,USE1-Claude3.5Sonnet-input-tokens,1K tokens,500\n"
            + "0.60,sub,EUR,Usage,NULL,gpt 4o 0806 Outp glbl,4/2/26,4/1/26,40000,Tokens,0.60,NULL,Microsoft,AI and Machine Learning,Azure OpenAI,gpt 4o 0806 Outp glbl Tokens,1K Tokens,40\n"
            + "\"-1,000.10 \",sub,EUR,Credit,NULL,Promo,4/2/26,4/1/26,NULL,NULL,-0.10,EUR,Microsoft,AI and Machine Learning,Azure OpenAI,NULL,NULL,NULL\n"
            + "-0.30,sub,EUR,Usage,Correction,gpt 4o 0806 Outp glbl,4/2/26,4/1/26,-20000,Tokens,-0.30,EUR,Microsoft,AI and Machine Learning,Azure OpenAI,gpt 4o 0806 Outp glbl Tokens,1K Tokens,-20\n"
            + "0.05,sub,EUR,Usage,,Premium SSD Managed Disks,2026-04-01 13:00:00,2026-04-01 12:00:00,1,Units/Month,0.05,EUR,Microsoft,AI and Machine Learning,Azure Machine Learning,P6 LRS Disk,1,1\n"
            + "5,sub,USD,Usage,NULL,VM,4/2/26,4/1/26,1,Hours,5,USD,Microsoft,Compute,Virtual Machines,D2,Hours,1\n");

        Assert.Equal(("focus", 6L, 5L, 1L, 0L), (file.Format, file.RowsRead, file.Accepted, file.Skipped, file.Rejected));
        Assert.Empty(file.Errors);
        Assert.Equal(
            [
                "2026-04-01 Day Adjustment -0.3 EUR [gpt 4o 0806 Outp glbl] microsoft/azure openai/gpt-4o",
                "2026-04-01 Day Credit -1000.1 EUR [Promo] microsoft/azure",
                "2026-04-01 Day Usage 0.6 EUR [gpt 4o 0806 Outp glbl] microsoft/azure openai/gpt-4o",
                "2026-04-01 Day Usage 1.5 USD [$0.003 per 1K input tokens for Claude 3.5 Sonnet] amazon/amazon-bedrock anthropic/claude-3-5-sonnet",
                "2026-04-01 Hour Other 0.05 EUR [Premium SSD Managed Disks] microsoft/azure",
            ],
            await _house.ChargesAsync());
        Assert.Equal(
            [
                "2026-04-01 00:00 Day in  read  write // out 40000/ requests  usd  microsoft//azure openai/gpt-4o",
                "2026-04-01 00:00 Day in 500000 read  write // out / requests  usd  amazon//amazon-bedrock anthropic/claude-3-5-sonnet",
            ],
            (await _house.UsesAsync()));
    }

    [Fact]
    public async Task A_currency_called_token_buys_no_tokens_of_a_model()
    {
        var file = await _house.ImportTextAsync("v.csv", Focus
            + "200000.00,1,USD,Purchase,,Token Purchase,4/1/26,4/1/25,,,0.00,USD,OpenAI,,OpenAI API,Token Allocation,Token,100000\n"
            + "0.00,1,USD,Usage,,Token Consumption of gpt-5 output,4/2/25,4/1/25,245,Token,490.00,Token,OpenAI,,OpenAI API,gpt-5 output,Token,245\n");

        Assert.Equal((2L, 0L), (file.Accepted, file.Rejected));
        Assert.StartsWith("2 rows are priced in a virtual currency", Assert.Single(file.Errors).Message, StringComparison.Ordinal);
        Assert.Empty(await _house.UsesAsync());
        Assert.Equal(
            ["2025-04-01 Day Usage 0 USD [Token Consumption of gpt-5 output] openai/openai openai/gpt-5", "2025-04-01 Month Purchase 200000 USD [Token Purchase] openai/openai"],
            await _house.ChargesAsync());
    }

    [Fact]
    public async Task A_bill_again_in_another_order_adds_nothing_and_rows_that_only_look_alike_are_two()
    {
        string[] rows = [.. Enumerable.Range(1, 4).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{i}.5,sub,USD,Usage,,meter,4/2/26,4/1/26,{i}00,Tokens,1,USD,Microsoft,AI and Machine Learning,Azure OpenAI,gpt 4o Inp Tokens,Tokens,1\n"))];

        var first = await _house.ImportTextAsync("a.csv", Focus + string.Concat(rows) + rows[0]);
        var again = await _house.ImportTextAsync("b.csv", Focus + string.Concat(rows.Reverse()));

        Assert.Equal((4L, 1L), (first.Accepted, first.Duplicates));
        Assert.Equal((0L, 4L), (again.Accepted, again.Duplicates));
        Assert.Equal(12m, await _house.DollarsAsync());
        Assert.Equal(1000, (await _house.SpendAsync("2026-04-01", "2026-04-02")).Totals.Tokens.Input);
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task A_bill_that_lacks_a_column_is_refused_with_its_name()
    {
        var file = await _house.ImportTextAsync("f.csv", Focus.Replace("BillingCurrency,", "", StringComparison.Ordinal) + "1\n");

        Assert.Null(file.Format);
        Assert.Equal("this looks like a FOCUS bill, but has no column BillingCurrency", file.Errors[0].Message);
    }

    [Fact]
    public async Task Copilots_net_amounts_count_for_their_month_wherever_the_month_stands()
    {
        const string items = """[{"product":"Copilot","sku":"Copilot Premium Request","model":"Claude Sonnet 4.6","unitType":"requests","pricePerUnit":0.04,"grossQuantity":5054.5,"grossAmount":202.18,"discountQuantity":4974.0,"discountAmount":198.96,"netQuantity":80.5,"netAmount":3.22},{"product":"Copilot","sku":"Copilot Business","unitType":"user-months","grossAmount":19,"discountAmount":0,"netAmount":19},{"product":"Actions","sku":"Actions Linux","netAmount":8},{"product":"Copilot","sku":"Copilot Premium Request","model":"GPT-5","unitType":"requests","grossAmount":4.0,"discountAmount":0.0,"netAmount":5.0}]""";

        var file = await _house.ImportTextAsync("c.json", $$"""{ "usageItems":{{items}},"timePeriod":{"year":2026,"month":2},"organization":"acme"}""");

        Assert.Equal((2L, 1L, 1L), (file.Accepted, file.Skipped, file.Rejected));
        Assert.Equal("netAmount is 5.0, expected 4.0 (grossAmount 4.0 - discountAmount 0.0)", file.Errors[0].Message);
        Assert.Equal(
            [
                "2026-02-01 Month Other 19 USD [Copilot Business] microsoft/",
                "2026-02-01 Month Usage 3.22 USD [Copilot Premium Request, Claude Sonnet 4.6] microsoft/ anthropic/claude-sonnet-4-6",
            ],
            await _house.ChargesAsync());
        Assert.Equal(0, (await _house.ImportTextAsync("d.json", $$"""{"timePeriod":{"year":2026,"month":2},"organization":"acme","usageItems":{{items}} }""")).Accepted);
    }

    [Fact]
    public async Task Parquet_is_refused_with_the_way_to_csv()
    {
        var path = _house.Write("focus.parquet", "");
        await File.WriteAllBytesAsync(path, [.. "PAR1"u8, 0x15, 0x04, 0x15, 0x80, 0xff, 0xfe, 0x00, 0x4c, 0x15, 0x20, 0x00, .. "PAR1"u8], UsageHouse.Ct);

        var file = (await _house.ImportAsync(path)).Files.Single();

        Assert.Null(file.Format);
        Assert.StartsWith("this is a Parquet file; export CSV instead", file.Errors[0].Message, StringComparison.Ordinal);
    }
}
