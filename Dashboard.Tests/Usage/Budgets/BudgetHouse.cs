using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Budgets;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Usage.Budgets;

/// <summary>A ledger with a clock, in which a test says what was spent on which day.</summary>
public sealed class BudgetHouse : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);

    private int _rows;

    public BudgetHouse(Action<IServiceCollection>? more = null) => House = new UsageHouse(Clock, more);

    public FakeTimeProvider Clock { get; } = new(Now);

    public UsageHouse House { get; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public T Get<T>() where T : notnull => House.Get<T>();

    /// <summary>One request on each day, at noon; no amount is no price.</summary>
    public async Task SpendAsync(params (string Day, decimal? Usd)[] days) => await SpendAsync("gpt-5-mini", "openai", "shop", days);

    public async Task SpendAsync(string model, string provider, string tag, params (string Day, decimal? Usd)[] days)
    {
        var text = "request_id,api_key,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,request_tags\n" + string.Concat(days.Select(d =>
            string.Create(CultureInfo.InvariantCulture, $"r-{_rows++},k,{d.Usd},100,10,{d.Day} 12:00:00,{model},{provider},\"[\"\"{tag}\"\"]\"\n")));
        await House.ImportTextAsync($"log-{_rows}.csv", text);
    }

    /// <summary>The same amount on every day; both days belong to it.</summary>
    public Task SpendDailyAsync(string first, string last, decimal usd)
    {
        var (from, until) = (UsageHouse.Day(first), UsageHouse.Day(last));
        return SpendAsync([.. Enumerable.Range(0, until.DayNumber - from.DayNumber + 1).Select(i => (from.AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (decimal?)usd))]);
    }

    /// <summary>As a source that corrects its figures: everything of a day now costs so much.</summary>
    public async Task RestateAsync(string day, decimal usd)
    {
        await House.ExecuteAsync(string.Create(CultureInfo.InvariantCulture,
            $"""
            UPDATE UsageDays SET BestNanos={(long)(usd * 1_000_000_000m)} WHERE Day='{day}';
            UPDATE SmallDays SET BestNanos={(long)(usd * 1_000_000_000m)} WHERE Day='{day}';
            UPDATE RollUpStamps SET Stamp=random();
            """));
    }

    public async Task<string> SaveAsync(BudgetDraft draft) =>
        Assert.IsType<SaveOutcome.Saved>(await Get<SaveBudget>().RunAsync(draft, "ana", Ct)).Key;

    public async Task<BudgetStanding> StandingAsync(string key = "all") => (await Get<BudgetsQuery>().OneAsync(key, Ct))!.Standing;

    public void Dispose() => House.Dispose();
}
