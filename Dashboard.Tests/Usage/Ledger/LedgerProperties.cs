using System.Globalization;

using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Tests.Usage.Ledger;

/// <summary>However the same rows are cut into files, mixed and repeated, the ledger is the same, and its roll-ups equal a scan.</summary>
public sealed class LedgerProperties
{
    private static readonly string[] Zones = ["UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Any_split_any_order_and_any_repetition_give_the_same_ledger(int seed)
    {
        var random = new Random(seed);
        var zone = Zones[seed % Zones.Length];
        var lite = Enumerable.Range(0, 150).Select(i => LiteLlm(random, i)).ToArray();
        var claude = Enumerable.Range(0, 60).SelectMany(i => Copies(random, i)).ToArray();

        using var whole = new UsageHouse();
        await whole.Get<ChangeReportingZone>().RunAsync(zone, UsageHouse.Ct);
        await whole.ImportAsync(whole.Write("lite.csv", Header + string.Concat(lite)), whole.Write("claude.jsonl", string.Concat(claude)));

        using var pieces = new UsageHouse();
        await pieces.Get<ChangeReportingZone>().RunAsync(zone, UsageHouse.Ct);
        for (var round = 0; round < 3; round++)
        {
            random.Shuffle(lite);
            random.Shuffle(claude);
            var (cut, at) = (random.Next(lite.Length), random.Next(claude.Length));
            var first = pieces.Write($"{round}/a.csv", Header + string.Concat(lite[..cut]));
            var second = pieces.Write($"{round}/b.jsonl", string.Concat(claude[..at]));
            var third = pieces.Write($"{round}/c.csv", Header + string.Concat(lite[(round == 2 ? 0 : cut)..]));
            var fourth = pieces.Write($"{round}/d.jsonl", string.Concat(claude[(round == 2 ? 0 : at)..]) + claude[0]);
            await pieces.ImportAsync(first, second);
            await pieces.ImportAsync(fourth, third, first);
        }

        Assert.Equal(await whole.SnapshotAsync(), await pieces.SnapshotAsync());
        Assert.Empty(await whole.WrongRollUpsAsync(zone));
        Assert.Empty(await pieces.WrongRollUpsAsync(zone));
    }

    private const string Header = "request_id,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,status,cache_read_input_tokens\n";

    private static string LiteLlm(Random random, int number)
    {
        var (prompt, completion) = (random.Next(500), random.Next(50));
        string[] models = ["gpt-5-mini,openai", "claude-haiku-4-5,anthropic", "our-own,vllm"];
        // Some rows lack a spend or a cache figure: unknown must survive every sum.
        var spend = random.Next(3) == 0 ? "" : (random.Next(1000) / 100_000m).ToString(CultureInfo.InvariantCulture);
        var read = random.Next(3) == 0 ? "" : random.Next(prompt + 1).ToString(CultureInfo.InvariantCulture);
        return $"r-{number},k{random.Next(3)},{spend},{prompt + completion},{prompt},{completion},{At(random):yyyy-MM-dd HH:mm:ss.ffffff},{models[random.Next(3)]},success,{read}\n";
    }

    // The copies of one message differ in everything that may differ: size, time, session, folder, chain, request id.
    private static IEnumerable<string> Copies(Random random, int number)
    {
        var at = At(random);
        foreach (var _ in Enumerable.Range(0, random.Next(1, 5)))
        {
            var request = random.Next(3) == 0 ? "" : $"\"requestId\":\"q{random.Next(2)}\",";
            var cache = random.Next(2) == 0 ? "" : $"\"cache_read_input_tokens\":{random.Next(3)},";
            var cost = random.Next(3) == 0 ? $"\"costUSD\":0.0{random.Next(1, 9)}," : "";
            yield return $$$$"""{"timestamp":"{{{{at.AddMilliseconds(random.Next(3) * 900):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}}","sessionId":"s{{{{random.Next(2)}}}}","cwd":"/w{{{{random.Next(2)}}}}","version":"2.0.1","isSidechain":{{{{(random.Next(4) == 0 ? "true" : "false")}}}},{{{{request}}}}{{{{cost}}}}"message":{"id":"m{{{{number}}}}","model":"claude-haiku-4-5","usage":{"input_tokens":2,{{{{cache}}}}"output_tokens":{{{{random.Next(1, 4)}}}}}}}""" + "\n";
        }
    }

    // Around the changes of the clock in California, New Zealand and the turn of a year.
    private static DateTime At(Random random)
    {
        DateTime[] around = [new(2026, 3, 8, 0, 0, 0), new(2026, 4, 4, 0, 0, 0), new(2026, 11, 1, 0, 0, 0), new(2026, 12, 31, 0, 0, 0)];
        return around[random.Next(4)].AddSeconds(random.Next(2 * 86400)).AddMicroseconds(random.Next(1_000_000));
    }
}
