using System.Text.Json;

using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Push;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

using Google.Protobuf;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Telemetry;

/// <summary>Takes traces that a program exports and keeps the usage in them. Most traces tell none, and cost no more than reading them.</summary>
public sealed class ReceiveTraces(ImportUsage import, SendingTurns turns, IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    private const int ErrorsTold = 3;

    // Beyond this many spans the door is quicker than the question.
    private const int AskedAtOnce = 2000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ReadLimits.Depth };

    /// <param name="body">An ExportTraceServiceRequest.</param>
    /// <param name="binary">In Protobuf; else in JSON.</param>
    /// <exception cref="FormatException">It is no such message.</exception>
    public async Task<TracesResult> RunAsync(ArraySegment<byte> body, bool binary, Sender sender, CancellationToken ct)
    {
        var spans = binary ? ReadBinary(body) : ReadJson(body);
        if (!spans.Any(s => s.Span.IsAboutModels) && !await LeadAsync(spans, ct))
            return new TracesResult(0, 0, null);

        using var turn = await turns.TakeAsync(ct);
        var outcome = await import.RunAsync(
            new ImportRequest(sender.Source("Traces", time.GetUtcNow().UtcDateTime), Connection: sender.Connection)
            {
                Given = new SentSpans(spans),
                Continues = true,
                OpenStandardInput = () => Stream.Null,
            },
            progress: null,
            ct);
        var file = outcome.Files[0];
        return new TracesResult(file.Accepted, file.Rejected, file.Rejected == 0 ? null : string.Join("; ", file.Errors.Take(ErrorsTold).Select(e => e.Message)));
    }

    private static List<(SpanFacts Span, long Line)> ReadBinary(ArraySegment<byte> body)
    {
        try
        {
            return OtlpProtobuf.Read(body);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new FormatException($"the body is no ExportTraceServiceRequest: {e.Message}", e);
        }
    }

    private static List<(SpanFacts Span, long Line)> ReadJson(ArraySegment<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.AsMemory(), Options);
            List<(SpanFacts, long)> spans = [];
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("the body is no ExportTraceServiceRequest: it is not a JSON object");

            if (document.RootElement.TryGetProperty("resourceSpans", out var batches) && batches.ValueKind == JsonValueKind.Array)
            {
                foreach (var batch in batches.EnumerateArray())
                    OtlpJson.ReadResourceSpans(batch, 0, spans);
            }

            return spans;
        }
        catch (JsonException e)
        {
            throw new FormatException($"the body is not valid JSON: {e.Message}", e);
        }
    }

    // Spans without anything about models matter only where a span that we know hangs below them.
    private async Task<bool> LeadAsync(List<(SpanFacts Span, long Line)> spans, CancellationToken ct)
    {
        if (spans.Count is 0 or > AskedAtOnce)
            return spans.Count > 0;

        var hash = new KeyHash();
        long?[] hashes = [.. spans.Select(s => (long?)SpanRows.Hash(hash, s.Span.TraceId, s.Span.SpanId))];
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.SpanMarks().AnyAsync(m => hashes.Contains(m.ParentHash), ct);
    }
}

/// <summary>What became of the spans.</summary>
/// <param name="Rejected">Spans with usage that cannot be right.</param>
/// <param name="Problem">What is wrong with the first of them.</param>
public sealed record TracesResult(long Accepted, long Rejected, string? Problem);
