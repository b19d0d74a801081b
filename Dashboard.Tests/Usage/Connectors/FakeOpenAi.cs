using System.Globalization;
using System.Text.Json;

using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Usage.Connectors;

/// <summary>OpenAI's organisation API as its documents describe it: a bucket for every day asked for, a few of them a page.</summary>
public sealed class FakeOpenAi
{
    private static readonly string[] Others = ["embeddings", "moderations", "images", "audio_speeches", "audio_transcriptions"];

    public FakeOpenAi(FeedHouse house)
        : this((path, answer) => house.On(path, answer))
    {
    }

    /// <param name="on">Makes a path answer.</param>
    public FakeOpenAi(Action<string, Func<IQueryCollection, string>> on, int daysOnPage = 7)
    {
        on("/organization/usage/completions", q => Page(q, daysOnPage, Usage));
        on("/organization/costs", q => Page(q, daysOnPage, Costs));
        foreach (var other in Others)
            on($"/organization/usage/{other}", q => Page(q, 31, _ => []));
    }

    /// <summary>What was used, by day and model; costs are a cent for every thousand tokens.</summary>
    public Dictionary<(string Day, string Model), long> Days { get; } = [];

    /// <summary>A thousand tokens a day of one model, and a hundred for each day that has passed since the first.</summary>
    public FakeOpenAi Fill(string from, string until, string model = "gpt-5.2")
    {
        for (var (day, n) = (UsageHouse.Day(from), 0); day < UsageHouse.Day(until); day = day.AddDays(1), n++)
            Days[(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), model)] = 1000 + n;

        return this;
    }

    public long Sum(string from, string until) =>
        Days.Where(d => string.CompareOrdinal(d.Key.Day, from) >= 0 && string.CompareOrdinal(d.Key.Day, until) < 0).Sum(d => d.Value);

    private static string Page(IQueryCollection query, int most, Func<string, IEnumerable<object>> results)
    {
        var (start, end) = (Number(query["start_time"]), Number(query["end_time"]));
        var first = query["page"] is [{ } cursor] ? long.Parse(cursor["page_".Length..], CultureInfo.InvariantCulture) : start;
        var limit = Math.Min(most, int.Parse(query["limit"]!, CultureInfo.InvariantCulture));
        var last = Math.Min(end, first + (limit * 86400L));
        var buckets = new List<object>();
        for (var at = first; at < last; at += 86400)
        {
            var day = DateTimeOffset.FromUnixTimeSeconds(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            buckets.Add(new { @object = "bucket", start_time = at, end_time = at + 86400, results = results(day) });
        }

        return JsonSerializer.Serialize(new { @object = "page", data = buckets, has_more = last < end, next_page = last < end ? $"page_{last}" : null });
    }

    private IEnumerable<object> Usage(string day) => Days.Where(d => d.Key.Day == day).Select(d => new
    {
        @object = "organization.usage.completions.result",
        input_tokens = d.Value,
        output_tokens = d.Value / 10,
        num_model_requests = 3,
        input_cached_tokens = 0,
        project_id = "proj_1",
        api_key_id = "key_1",
        model = d.Key.Model,
        batch = false,
        service_tier = "default",
    });

    private IEnumerable<object> Costs(string day) => Days.Where(d => d.Key.Day == day).Select(d => new
    {
        @object = "organization.costs.result",
        amount = new { value = (d.Value / 100_000m).ToString("0.000000000000000000000000000000", CultureInfo.InvariantCulture), currency = "usd" },
        line_item = $"{d.Key.Model}, input",
        project_id = "proj_1",
        organization_id = "org-1",
    });

    private static long Number(string? text) => long.Parse(text!, CultureInfo.InvariantCulture);
}
