using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Costs;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Usage.Proof;

/// <summary>
/// A ledger of any size for measuring pages, written by the ledger's own writer without files: thirteen months of a gateway's
/// requests and of one provider's daily report, the same for the same seed and last day.
/// </summary>
public sealed class GeneratedLedger(long entries, int seed, DateOnly lastDay)
{
    private const int Months = 13, Keys = 60, Projects = 12;
    private const long Second = 1_000_000, Day = 86_400 * Second;

    private static readonly (string Model, string Host)[] Models =
    [
        ("gpt-5.1", "openai"), ("gpt-5-mini", "openai"), ("gpt-4o", "azure"), ("claude-opus-4-6", "anthropic"), ("claude-sonnet-4-5", "anthropic"), ("claude-haiku-4-5", "bedrock"),
        ("gemini-2.5-pro", "gemini"), ("gemini-2.5-flash", "vertex_ai"), ("mistral-large-2411", "mistral"), ("deepseek-chat", "deepseek"), ("qwen3-32b", "groq"), ("house-model", "hosted_vllm"),
    ];

    public DateOnly FirstDay { get; } = lastDay.AddMonths(-Months).AddDays(1);

    /// <summary>Fills an empty store; returns the seconds it took to write.</summary>
    public async Task<double> WriteAsync(string folder, TimeProvider time, CancellationToken ct)
    {
        await using var house = await ProofHouse.OpenAsync(folder, time, ct);
        foreach (var name in Enumerable.Range(0, 9))
            await house.GetRequiredService<SaveWorkload>().RunAsync(new WorkloadDraft($"workload-{name}", $"Workload {name}", Rules: [new(RuleKind.Project, $"project-{name}")]), ct);

        await using var store = await house.GetRequiredService<IDbContextFactory<DashboardStore>>().CreateDbContextAsync(ct);
        var catalogue = house.GetRequiredService<ModelCatalogue>();
        var thinking = new ThinkOfSeries(catalogue, await WorkloadsQuery.AttributionAsync(store, ct));
        using var runner = RunnerLock.Take(house.GetRequiredService<DataFolder>());
        var started = time.GetTimestamp();
        await Task.Run(() => Write(store.Database.GetConnectionString()!, runner.Name, thinking, new PriceEntries(catalogue), time, ct), ct);
        await house.GetRequiredService<SpreadCosts>().RunAsync(ct);
        return time.GetElapsedTime(started).TotalSeconds;
    }

    private void Write(string connection, string runner, ThinkOfSeries thinking, PriceEntries prices, TimeProvider time, CancellationToken ct)
    {
        using var writer = new LedgerWriter(connection, time, runner, trial: false);
        var random = new Random(seed);
        var series = Series(thinking);
        var tally = new FileTally("generated.csv", "generated", "gateway", selfOperatedGateway: true);
        var batch = new RowBatch { File = tally };
        var start = UtcMicroseconds.From(FirstDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        // Never beyond the last day: a page of today must not show what is to come.
        var step = (decimal)((lastDay.DayNumber - FirstDay.DayNumber + 1) * Day - 1) / Math.Max(1, entries);
        for (var i = 0L; i < entries; i++)
        {
            // Some keys and models are used far more than others.
            var slot = series[(int)(Math.Pow(random.NextDouble(), 2.2) * series.Length)];
            batch.Rows[batch.Count] = Row(random, slot, start + (long)(step * i), i);
            prices.Price(ref batch.Rows[batch.Count++]);
            tally.RowsRead++;
            if (batch.Count == RowBatch.Size)
                Pass(writer, batch, ct);
        }

        batch.IsLast = true;
        Pass(writer, batch, ct);
        Report(writer, thinking, prices, random, start, ct);
        writer.Commit(ct);
    }

    // What a provider reports by day beside it, so that both grains are there.
    private void Report(LedgerWriter writer, ThinkOfSeries thinking, PriceEntries prices, Random random, long start, CancellationToken ct)
    {
        var facts = thinking.Settle(new SeriesFacts(Account: "org", Host: "cohere", RawModel: "command-r-plus", Project: "project-1"));
        var slot = new SeriesSlot(facts, thinking.Think(facts), thinking.Think(facts.Base));
        var tally = new FileTally("report.json", "generated-report", "daily report");
        var batch = new RowBatch { File = tally };
        for (var day = 0; day <= lastDay.DayNumber - FirstDay.DayNumber; day++)
        {
            var row = Row(random, slot, start + (day * Day), -1 - day);
            (row.Grain, row.Requests, row.Sameness) = (Grain.Day, 40, Sameness.Replace);
            batch.Rows[batch.Count] = row;
            prices.Price(ref batch.Rows[batch.Count++]);
            tally.RowsRead++;
            if (batch.Count == RowBatch.Size)
                Pass(writer, batch, ct);
        }

        batch.IsLast = true;
        Pass(writer, batch, ct);
    }

    private static void Pass(LedgerWriter writer, RowBatch batch, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        writer.Write(batch, ct);
        batch.Count = 0;
    }

    // Every key belongs to a project and uses three models.
    private static SeriesSlot[] Series(ThinkOfSeries thinking) =>
    [
        .. from key in Enumerable.Range(0, Keys)
           from use in Enumerable.Range(0, 3)
           let model = Models[(key + (use * 5)) % Models.Length]
           let facts = thinking.Settle(new SeriesFacts(
               null, Gateway: "litellm", Host: model.Host, RawModel: model.Model, ApiKey: $"key-{key:00}", Project: $"project-{key % Projects}",
               ServiceTier: key % 10 == 9 ? "batch" : null, Tag: $"team-{key % 7}", Environment: key % 4 == 0 ? "test" : "production"))
           select new SeriesSlot(facts, thinking.Think(facts), thinking.Think(facts.Base)),
    ];

    private static UsageRow Row(Random random, SeriesSlot series, long at, long number)
    {
        var prompt = 40 + (long)(9000 * Math.Pow(random.NextDouble(), 3));
        var read = random.Next(3) == 0 ? prompt * 3 / 5 : 0;
        var output = 5 + (long)(1400 * Math.Pow(random.NextDouble(), 3));
        return new UsageRow
        {
            Series = series,
            At = at,
            // Spread like a hash, and never the same twice.
            KeyHash = unchecked(number * (long)0x9E3779B97F4A7C15),
            Tokens = new TokenCounts(Input: prompt - read, CacheRead: read, Output: output, Reasoning: output / 4),
            Requests = 1,
            Line = Math.Abs(number) + 1,
            Grain = Grain.Request,
            Status = random.Next(200) == 0 ? EntryStatus.Failure : EntryStatus.Success,
        };
    }
}
