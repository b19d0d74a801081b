using System.Text;
using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Langfuse;

/// <summary>From an observation to a row of the ledger.</summary>
internal sealed class LangfuseRows(RowSink sink)
{
    private readonly RowMaker _maker = new(sink);

    public void Read(JsonElement observation, long line)
    {
        _maker.Fields.Begin();
        var usage = new LangfuseUsage();
        Put(usage, observation.Find("usageDetails", "usage_details"));
        // Older answers know three figures, under two names each.
        if (observation.Find("usageDetails", "usage_details") is null)
        {
            Put(usage, observation.FindObject("usage"));
            foreach (var name in (ReadOnlySpan<string>)["promptTokens", "completionTokens", "totalTokens", "inputUsage", "outputUsage", "totalUsage"])
            {
                if (_maker.Fields.Count(observation, name) is { } count)
                    usage.Put(name.EndsWith("Usage", StringComparison.Ordinal) ? name[..^5] : name, count);
            }
        }

        var costs = observation.Find("costDetails", "cost_details");
        var at = _maker.Fields.Instant(observation, "startTime", "start_time");
        Add(
            usage, at ?? 0, line, observation.FindText("id"), observation.FindText("traceId", "trace_id"),
            observation.FindText("level"),
            Cost(_maker.Fields.Nanos(observation, "totalCost", "total_cost", "calculatedTotalCost"), costs),
            new SeriesFacts(
                RawModel: observation.FindText("providedModelName", "provided_model_name", "model"),
                Project: observation.FindText("projectId", "project_id"),
                Tag: Tags(observation.FindArray("tags", "traceTags", "trace_tags")),
                Environment: observation.FindText("environment")));
    }

    public void Read(LangfuseColumns row)
    {
        var fields = _maker.Fields;
        fields.Begin();
        var usage = new LangfuseUsage();
        if (row.Usage.IsEmpty)
        {
            Put(usage, "input", fields.Count("inputTokens", row.Input));
            Put(usage, "output", fields.Count("outputTokens", row.Output));
            Put(usage, "total", fields.Count("totalTokens", row.Total));
        }
        else
        {
            WithJson(row.Usage, "usageDetails", found => Put(usage, found));
        }

        if (!Moments.TryRead(row.Time, out var at))
            fields.Blame($"startTime is {Utf8Values.Shown(row.Time)}, expected a time such as 2026-03-01 10:00:00.123456");

        long? cost = null;
        if (!row.Cost.IsEmpty && !Utf8Values.TryNanos(row.Cost, out var nanos))
            fields.Blame($"totalCost is {Utf8Values.Shown(row.Cost)}, expected an amount that is not negative");
        else if (!row.Cost.IsEmpty)
            cost = Nanos(row.Cost);
        else if (!row.Costs.IsEmpty)
            WithJson(row.Costs, "costDetails", found => cost = Cost(null, found));

        Add(usage, at, row.Line, row.Id, row.Trace, row.Level, cost, new SeriesFacts(RawModel: row.Model, Project: row.Project, Tag: row.Tags, Environment: row.Environment));
    }

    private static long? Nanos(ReadOnlySpan<byte> text) => Utf8Values.TryNanos(text, out var nanos) ? nanos : null;

    private void Add(LangfuseUsage usage, long at, long line, string? id, string? trace, string? level, long? cost, SeriesFacts facts)
    {
        var tokens = usage.Tokens(_maker.Fields);
        // Spans and events are observations too; without usage they are not about it.
        if (_maker.Fields.Fault is null && RowMaker.Sum(tokens) == 0 && cost is null or 0)
        {
            sink.Skip();
            return;
        }

        if (id is null)
            _maker.Fields.Blame("id is empty, expected the id of the observation");

        var row = RowMaker.Request(at, line, tokens, _maker.Key("langfuse", id));
        row.TraceId = trace;
        row.Status = level == "ERROR" ? EntryStatus.Failure : EntryStatus.Success;
        // 0 is what it writes for a model that it cannot price.
        RowMaker.Report(ref row, cost is > 0 ? cost : null);
        _maker.Add(ref row, facts);
    }

    private void Put(LangfuseUsage usage, JsonElement? buckets)
    {
        if (buckets is { ValueKind: JsonValueKind.String } text)
        {
            WithJson(Encoding.UTF8.GetBytes(text.GetString()!), "usageDetails", found => Put(usage, found));
            return;
        }

        if (buckets is not { ValueKind: JsonValueKind.Object } found)
            return;

        foreach (var bucket in found.EnumerateObject())
            Put(usage, bucket.Name, bucket.Value.ValueKind is JsonValueKind.Number ? _maker.Fields.Count(found, bucket.Name) : null);
    }

    private static void Put(LangfuseUsage usage, string name, long? count)
    {
        if (count is { } known)
            usage.Put(name, known);
    }

    private long? Cost(long? whole, JsonElement? details)
    {
        if (whole is not null || details is not { ValueKind: JsonValueKind.Object } parts)
            return whole;

        if (_maker.Fields.Nanos(parts, "total") is { } total)
            return total;

        return parts.EnumerateObject().Any() ? parts.EnumerateObject().Sum(p => _maker.Fields.Nanos(parts, p.Name) ?? 0) : null;
    }

    private void WithJson(ReadOnlySpan<byte> text, string name, Action<JsonElement> read)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = ReadLimits.Depth });
            using var document = JsonDocument.ParseValue(ref reader);
            read(document.RootElement);
        }
        catch (JsonException)
        {
            _maker.Fields.Blame($"{name} is {Utf8Values.Shown(text)}, expected a JSON object");
        }
    }

    private static string? Tags(JsonElement? tags) => tags is { } list && list.GetArrayLength() is > 0 and <= 20
        ? string.Join(',', list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()))
        : null;
}
