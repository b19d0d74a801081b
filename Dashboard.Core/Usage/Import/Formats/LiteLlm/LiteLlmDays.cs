using System.Globalization;
using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>From LiteLLM's days to rows of the ledger.</summary>
internal sealed class LiteLlmDays(RowSink sink, string family)
{
    private static readonly string[] Groups = ["teams", "customers", "api_keys", "users"];

    private readonly BucketRows _rows = new(sink, family);
    // Reports can name a model of a team twice on one day.
    private readonly BucketRows _reports = new(sink, family + "-report", repeats: true);

    public void ReadDay(JsonFields day)
    {
        var date = day.Time("date");
        var whole = LiteLlmMetrics.Read(day, "metrics");
        if (date is not { } when || day.Fault is not null || whole is null)
        {
            sink.Reject(day.Line, day.Fault ?? "metrics is empty, expected the sums of the day");
            return;
        }

        if (whole.IsNothing)
        {
            sink.Skip();
            return;
        }

        var views = LiteLlmViews.Of(day).ToList();
        // Nothing that adds up: the most detailed one that stays below the day, and what is left belongs to nobody.
        var view = views.FirstOrDefault(v => v.AddsUpTo(whole) && whole.SameCache(v.Sum)) ?? views.FirstOrDefault(v => v.AddsUpTo(whole)) ?? views.FirstOrDefault(v => v.StaysBelow(whole));
        if (view is not null && view.AddsUpTo(whole) && !whole.SameCache(view.Sum))
            sink.File.AddFault(day.Line, $"the breakdown of {when.Date:yyyy-MM-dd} does not say what was read from and written to the cache ({whole.CacheRead ?? 0} and {whole.CacheWrite ?? 0} tokens of the day): its prompts count as uncached");

        foreach (var part in view?.Parts ?? [])
            Put(new NoFields(day.Line), when, part);

        var rest = view is null ? whole : whole.Less(view.Sum);
        if (!rest.IsNothing)
            Put(new NoFields(day.Line), when, new LiteLlmPart(null, null, null, rest));
    }

    /// <summary>A day of a spend report: what teams, customers or keys spent on models.</summary>
    public void ReadReport(JsonFields day)
    {
        var name = day.Text("group_by_day") is null ? "startTime" : "group_by_day";
        if (day.Time(name) is not { } when)
        {
            sink.Reject(day.Line, day.Fault!);
            return;
        }

        if (name == "startTime")
        {
            ReadSummary(day, when);
            return;
        }

        foreach (var group in Groups.SelectMany(g => JsonPages.Inside(day, g, sink)))
        {
            var who = group.Text("team_name") ?? group.Text("team_alias") ?? group.Text("customer");
            foreach (var model in JsonPages.Inside(group, "metadata", sink))
            {
                _reports.Use(
                    model, Bucket.DayOf(when),
                    new SeriesFacts(Gateway: "litellm", Host: LiteLlmPrefix.HostIn(model.Text("model")), RawModel: model.Text("model"), ApiKey: model.Text("api_key") ?? group.Text("api_key"), Project: who),
                    default, null, model.NeededAmount("spend"));
            }
        }
    }

    /// <summary>Says that the file is one page of several.</summary>
    public void SayWhatIsMissing(JsonFields facts)
    {
        if (facts.Count("total_pages") is > 1 and var pages)
            sink.File.AddFault(0, $"this is page {facts.Text("page") ?? "?"} of {pages.ToString(CultureInfo.InvariantCulture)}: the others belong to the same days");
    }

    private void ReadSummary(JsonFields day, SourceTime when)
    {
        var total = day.NeededAmount("spend") ?? 0;
        var models = day.At("models") is { ValueKind: JsonValueKind.Object } all
            ? all.EnumerateObject().Select(m => (m.Name, Spend: RowFields.TryAmount(m.Value.ToString(), out var spend) ? spend : 0)).ToList()
            : [];
        if (Math.Abs(models.Sum(m => m.Spend) - total) > 0.000_000_5m)
            models = [(null!, total)];

        foreach (var (model, spend) in models.Where(m => m.Spend > 0))
            _reports.Use(day, Bucket.DayOf(when), new SeriesFacts(Gateway: "litellm", Host: LiteLlmPrefix.HostIn(model), RawModel: model), default, null, spend);
    }

    private void Put(NoFields row, SourceTime when, LiteLlmPart part)
    {
        var m = part.Metrics;
        var cached = (m.CacheRead ?? 0) + (m.CacheWrite ?? 0);
        if (m.Total is { } total && total != (m.Prompt ?? 0) + (m.Completion ?? 0))
            row.Blame($"total_tokens of {part.Model ?? "the day"} is {total}, expected {(m.Prompt ?? 0) + (m.Completion ?? 0)} (prompt_tokens {m.Prompt ?? 0} + completion_tokens {m.Completion ?? 0})");
        else if (cached > (m.Prompt ?? 0))
            row.Blame($"prompt_tokens of {part.Model ?? "the day"} is {m.Prompt ?? 0}, expected at least {cached} (cache_read_input_tokens + cache_creation_input_tokens): LiteLLM includes both");

        // LiteLLM writes 0 for a model that it cannot price: that is unknown, not free.
        var spend = m.Spend == 0 && (m.Prompt ?? 0) + (m.Completion ?? 0) > 0 ? null : m.Spend;
        _rows.Use(
            row, Bucket.DayOf(when),
            new SeriesFacts(Gateway: "litellm", Host: LiteLlmPrefix.HostIn(part.Model), RawModel: part.Model, ApiKey: part.Key, Project: part.Team),
            new TokenCounts(m.Prompt - cached, m.CacheRead, CacheWriteUnknown: m.CacheWrite, Output: m.Completion),
            m.Requests, spend);
    }
}
