using System.Globalization;

using Dashboard.Core.Usage.Analytics.HeavyUse;

using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Usage.Analytics;

public sealed class HeavyUseQueryTests : IDisposable
{
    private readonly UsageHouse _house = new(new FakeTimeProvider(new DateTimeOffset(2026, 9, 20, 8, 0, 0, TimeSpan.Zero)));

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task An_hour_far_above_its_keys_median_is_a_benchmark_and_old_days_count_apart()
    {
        var quiet = Enumerable.Range(0, 12).SelectMany(hour => Enumerable.Range(0, 2).Select(i => Row($"q{hour}-{i}", $"2026-09-10 {hour:00}:00:0{i}", "eval")));
        var loud = Enumerable.Range(0, 1_100).Select(i => Row($"l{i}", string.Create(CultureInfo.InvariantCulture, $"2026-09-11 14:{i / 60:00}:{i % 60:00}"), "eval"));
        var old = Enumerable.Range(0, 5).Select(i => Row($"o{i}", $"2026-07-0{i + 1} 10:00:00", "app"));
        await _house.ImportTextAsync("a.csv", string.Join('\n', new[] { "request_id,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,api_key" }.Concat(quiet).Concat(loud).Concat(old)));

        var use = Assert.Single(await _house.Get<HeavyUseQuery>().ListAsync(new(2026, 9, 20), UsageHouse.Ct));

        Assert.Equal(("openai", 1_124L, 1_129L, 2), (use.Contract, use.Exchanges30, use.Exchanges, use.Keys));
        var run = Assert.Single(use.Runs);
        Assert.Equal((1_100L, 2L, new DateTime(2026, 9, 11, 14, 0, 0, DateTimeKind.Utc)), (run.Exchanges, run.MedianHour, run.Hour));
        Assert.Equal(0, use.Resold);
    }

    [Fact]
    public async Task What_runs_in_our_own_house_and_what_nobody_used_is_not_listed()
    {
        await _house.ImportTextAsync("a.csv", "request_id,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,api_key\n" + Row("1", "2026-09-10 10:00:00", "app", "vllm"));

        Assert.Empty(await _house.Get<HeavyUseQuery>().ListAsync(new(2026, 9, 20), UsageHouse.Ct));
    }

    private static string Row(string id, string at, string key, string provider = "openai") => $"{id},0.01,100,10,{at},gpt-5-mini,{provider},{key}";
}
