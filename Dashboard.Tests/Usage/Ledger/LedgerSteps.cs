using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Tests.Usage.Ledger;

/// <summary>Whatever comes next (rows, copies, restated days, repetitions), after every step roll-ups equal a scan and days add up to their range.</summary>
public sealed class LedgerSteps
{
    // Days of 23, 24 and 25 hours in California and New Zealand, and the turn of a year.
    private static readonly DateTime[] Around = [new(2026, 3, 8), new(2026, 4, 4), new(2026, 9, 26), new(2026, 11, 1), new(2026, 12, 31)];

    [Theory]
    [InlineData("UTC", 1)]
    [InlineData("America/Los_Angeles", 2)]
    [InlineData("Asia/Kolkata", 3)]
    [InlineData("Pacific/Auckland", 4)]
    public async Task After_every_step_roll_ups_equal_a_scan_and_days_add_up(string zone, int seed)
    {
        var random = new Random(seed);
        using var house = new UsageHouse();
        await house.Get<ChangeReportingZone>().RunAsync(zone, UsageHouse.Ct);
        List<string> known = [];
        for (var step = 0; step < 12; step++)
        {
            switch (random.Next(4))
            {
                case 0:
                    known.Add(house.Write($"{step}.csv", Header + string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Row(random)))));
                    await house.ImportAsync(known[^1]);
                    break;
                case 1:
                    known.Add(house.Write($"{step}.jsonl", string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Copy(random)))));
                    await house.ImportAsync(known[^1]);
                    break;
                case 2:
                    await ReplaceAsync(house, random, step);
                    break;
                default:
                    await house.ImportAsync(new ImportRequest(SourceFiles.Select(known)) { Again = true });
                    break;
            }

            Assert.Empty(await house.WrongRollUpsAsync(zone));
            await AddsUpAsync(house, random);
        }
    }

    private static async Task ReplaceAsync(UsageHouse house, Random random, int step)
    {
        var start = DateOnly.FromDateTime(Around[random.Next(Around.Length)]).AddDays(-1);
        (string, string, long)[] rows = [.. Enumerable.Range(0, 3).Where(_ => random.Next(3) > 0)
            .Select(d => (start.AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), random.Next(2) == 0 ? "gpt-4o" : "gpt-5-mini", (long)random.Next(1, 900)))];
        var page = house.Write($"{step}.json", OpenAiPage.Of(rows));
        await house.ImportAsync(new ImportRequest(SourceFiles.Select([page]), Connection: "restated") { Window = new Window("restated", start, start.AddDays(3)) });
    }

    private static async Task AddsUpAsync(UsageHouse house, Random random)
    {
        var from = new DateOnly(2026, 3, 1).AddDays(random.Next(40));
        var period = new Period(from, from.AddDays(random.Next(1, 320)));
        var spend = house.Get<SpendQuery>();
        var range = (await spend.AskAsync(new SpendQuestion(period, []), UsageHouse.Ct)).Totals;
        var days = (await spend.AskAsync(new SpendQuestion(period, [SpendKey.Day]), UsageHouse.Ct)).Rows;

        Assert.Equal(range.Entries, days.Sum(d => d.Figures.Entries));
        Assert.Equal(range.Requests ?? 0, days.Sum(d => d.Figures.Requests ?? 0));
        Assert.Equal(range.Tokens.Input ?? 0, days.Sum(d => d.Figures.Tokens.Input ?? 0));
        Assert.Equal(range.Tokens.CacheRead ?? 0, days.Sum(d => d.Figures.Tokens.CacheRead ?? 0));
        Assert.Equal(range.Tokens.Output ?? 0, days.Sum(d => d.Figures.Tokens.Output ?? 0));
        Assert.Equal(range.CostUsd ?? 0, days.Sum(d => d.Figures.CostUsd ?? 0));
    }

    private const string Header = "request_id,spend,prompt_tokens,completion_tokens,startTime,model,cache_read_input_tokens\n";

    private static string Row(Random random)
    {
        // The time follows from the id: a request happened once.
        var id = random.Next(300);
        var prompt = random.Next(400);
        return string.Create(CultureInfo.InvariantCulture,
            $"r-{id},{(id % 3 == 0 ? "" : "0.0" + id)},{prompt},{random.Next(50)},{At(new Random(id)):yyyy-MM-dd HH:mm:ss.ffffff},{(id % 2 == 0 ? "gpt-5-mini" : "our-own")},{(id % 4 == 0 ? "" : prompt / 2)}\n");
    }

    private static string Copy(Random random) => string.Create(CultureInfo.InvariantCulture,
        $"{{\"timestamp\":\"{At(random):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\",\"sessionId\":\"s{random.Next(3)}\",\"version\":\"2.0.1\",\"message\":{{\"id\":\"m{random.Next(80)}\",\"model\":\"claude-haiku-4-5\",\"usage\":{{\"input_tokens\":2,\"output_tokens\":{random.Next(1, 90)}}}}}}}\n");

    private static DateTime At(Random random) => Around[random.Next(Around.Length)].AddSeconds(random.Next(2 * 86400)).AddMicroseconds(random.Next(1_000_000));
}
