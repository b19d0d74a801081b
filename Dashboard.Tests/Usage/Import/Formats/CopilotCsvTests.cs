namespace Dashboard.Tests.Usage.Import.Formats;

/// <summary>GitHub's bill of Copilot as the file one can download, and what is refused beside it.</summary>
public sealed class CopilotCsvTests : IDisposable
{
    private const string Header = "date,username,product,sku,model,quantity,unit_type,applied_cost_per_quantity,gross_amount,discount_amount,net_amount,exceeds_quota,total_monthly_quota,organization,cost_center_name\n";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task What_is_owed_counts_by_person_and_model_and_other_products_do_not()
    {
        const string Rows = Header
            + "2026-06-01,ana,copilot,copilot_premium_request,GPT-5,100,requests,0.04,4.00,4.00,0.00,False,300,acme,core\n"
            + "2026-06-02,ana,copilot,copilot_premium_request,GPT-5,50,requests,0.04,2.00,0.50,1.50,True,300,acme,core\n"
            + "2026-06-02,ben,copilot,copilot_ai_credit,Claude Sonnet 4.5,250,ai-credits,0.01,2.50,0,2.50,True,300,acme,core\n"
            + "2026-06-02,ben,actions,actions_linux,,9,minutes,0.008,0.07,0,0.07,,,acme,core\n"
            + "2026-06-03,ben,copilot,copilot_premium_request,GPT-5,1,requests,0.04,0.04,0.00,9.00,True,300,acme,core\n";
        var file = await _house.ImportTextAsync("usage.csv", Rows);

        Assert.Equal(("github-copilot", 3L, 1L, 1L), (file.Format, file.Accepted, file.Skipped, file.Rejected));
        Assert.StartsWith("net_amount is 9.00, expected 0.04", file.Errors[0].Message, StringComparison.Ordinal);
        var spend = await _house.SpendAsync("2026-06-01", "2026-07-01", Core.Usage.Analytics.SpendKey.Key);
        Assert.Equal(4m, spend.Totals.CostUsd);
        Assert.Equal([("ben", 2.5m), ("ana", 1.5m)], spend.Rows.Select(r => (r.Keys[0]!, r.Figures.CostUsd!.Value)));

        Assert.Equal((0L, 3L), ((await _house.ImportTextAsync("again.csv", Rows)) is var again ? (again.Accepted, again.Duplicates) : default));
        Assert.Equal(4m, (await _house.SpendAsync("2026-06-01", "2026-07-01")).Totals.CostUsd);
    }

    [Fact]
    public async Task A_list_without_amounts_is_refused_with_the_report_to_take_instead()
    {
        var file = await _house.ImportTextAsync("list.csv", "Timestamp,User,Model,Requests Used,Exceeds Monthly Quota,Total Monthly Quota\n2026-06-01T10:00:00Z,ana,GPT-5,1,false,300\n");

        Assert.Null(file.Format);
        Assert.StartsWith("this is Copilot's list of premium requests, which has no amounts", file.Errors[0].Message, StringComparison.Ordinal);
    }
}
