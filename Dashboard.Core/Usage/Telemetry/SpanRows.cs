using System.Text;

using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Telemetry;

/// <summary>From spans to rows of the ledger. A span is itself by its trace and its own id, wherever it comes from.</summary>
internal sealed class SpanRows(RowSink sink)
{
    private readonly KeyHash _hash = new();

    /// <summary>Takes the spans of one batch; each has the line on which it stands.</summary>
    public void Add(IReadOnlyList<(SpanFacts Span, long Line)> batch)
    {
        var leading = Leading(batch);
        foreach (var (span, line) in batch)
            Add(span, line, leading.Contains((span.TraceId, span.SpanId)));
    }

    // The plain spans of the batch that lead to one about models.
    private static HashSet<(string, string)> Leading(IReadOnlyList<(SpanFacts Span, long)> batch)
    {
        HashSet<(string, string)> leading = [];
        if (!batch.Any(b => b.Span.IsAboutModels))
            return leading;

        var plain = new Dictionary<(string, string), string>();
        foreach (var (span, _) in batch)
        {
            if (!span.IsAboutModels)
                plain[(span.TraceId, span.SpanId)] = span.ParentId;
        }

        foreach (var (span, _) in batch.Where(b => b.Span.IsAboutModels))
        {
            for (var above = (span.TraceId, span.ParentId); plain.TryGetValue(above, out var next) && leading.Add(above); above = (span.TraceId, next))
            {
            }
        }

        return leading;
    }

    private void Add(SpanFacts span, long line, bool leads)
    {
        var role = SpanKind.Of(span);
        if (span.TraceId.Length == 0 || span.SpanId.Length == 0)
        {
            if (role == SpanRole.Call)
                sink.Reject(line, $"span \"{span.Name}\" has no {(span.TraceId.Length == 0 ? "trace id" : "span id")}");
            else
                sink.Skip();

            return;
        }

        if (!TryMoment(span, out var at))
        {
            if (role == SpanRole.Call)
                sink.Reject(line, $"startTimeUnixNano of span {span.SpanId} is {span.Start}, expected nanoseconds since 1970, from the year 2000 on");
            else
                sink.Skip();

            return;
        }

        var place = new SpanPlace(
            Hash(span.TraceId, span.SpanId), span.ParentId.Length == 0 ? null : Hash(span.TraceId, span.ParentId), role, at, leads || role != SpanRole.Plain);
        // A call that failed and tells no tokens cost nothing that we know of.
        if (role != SpanRole.Call || (span.Failed && !SpanKind.HasUsage(span)))
        {
            sink.AddSpan(role == SpanRole.Call ? place with { Role = SpanRole.Wrapper } : place);
            return;
        }

        AddCall(span, place, line);
    }

    private void AddCall(SpanFacts span, SpanPlace place, long line)
    {
        var tokens = SpanTokens.Read(span);
        if (tokens.Fault is { } fault)
        {
            sink.Reject(line, $"span {span.SpanId}: {fault}");
            return;
        }

        var row = new UsageRow
        {
            At = place.At,
            KeyHash = place.Hash,
            Line = line,
            Place = place,
            Grain = Grain.Request,
            Sameness = Sameness.KeepFirst,
            Requests = 1,
            Tokens = tokens.Counts,
            TraceId = span.TraceId,
            Status = span.Failed ? EntryStatus.Failure : EntryStatus.Success,
        };
        if (!TryCost(span, line, ref row))
            return;

        row.Series = sink.Series(new SeriesFacts(
            Gateway: span.Scope.StartsWith("litellm", StringComparison.OrdinalIgnoreCase) ? "litellm" : null,
            Host: ProviderOf(span),
            RawModel: span.First(SpanNames.Model),
            Project: span.Resource.Namespace,
            ServiceTier: span.First(SpanNames.Tier),
            Service: span.Resource.Service,
            Environment: span.Resource.Environment));
        sink.Add(ref row, tokens.Media);
    }

    private bool TryCost(SpanFacts span, long line, ref UsageRow row)
    {
        if (span.FirstNamed(SpanNames.Cost) is not { } cost)
            return true;

        if (!Utf8Values.TryNanos(Encoding.UTF8.GetBytes(cost.Value), out var nanos))
        {
            sink.Reject(line, cost.Key, Encoding.UTF8.GetBytes(cost.Value), "an amount in USD, not negative");
            return false;
        }

        // Instrumentations write 0 for a model that they cannot price: that is unknown, not free.
        if (nanos == 0 && (row.Tokens.Prompt ?? 0) + (row.Tokens.Output ?? 0) > 0)
            return true;

        row.ReportedNanos = nanos;
        row.ReportedCurrency = "USD";
        return true;
    }

    // Vercel names the interface after the provider: "openai.responses", "anthropic.messages", "amazon-bedrock".
    private static string? ProviderOf(SpanFacts span)
    {
        if (span.First("gen_ai.provider.name") is { } current)
            return current;

        var name = span.First(SpanNames.Provider);
        return name is null || span.Scope != "ai" ? name
            : name.StartsWith("google.vertex", StringComparison.Ordinal) ? "google-vertex"
            : name.StartsWith("google.", StringComparison.Ordinal) ? "google"
            : name.Split('.')[0];
    }

    private static bool TryMoment(SpanFacts span, out long microseconds)
    {
        var nanos = span.Start == 0 ? span.End : span.Start;
        microseconds = 0;
        if (nanos > long.MaxValue || !Utf8Values.TryUnixSeconds((long)(nanos / 1_000_000_000), out _))
            return false;

        microseconds = (long)(nanos / 1000);
        return true;
    }

    private long Hash(string trace, string span) => Hash(_hash, trace, span);

    /// <summary>What makes a span itself.</summary>
    public static long Hash(KeyHash hash, string trace, string span) => hash.Of("otlp"u8).With(Encoding.UTF8.GetBytes(trace)).With(Encoding.UTF8.GetBytes(span)).End();
}
