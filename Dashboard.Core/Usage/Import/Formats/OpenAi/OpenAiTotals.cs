namespace Dashboard.Core.Usage.Import.Formats.OpenAi;

/// <summary>
/// Rows of the organisation as a whole beside rows by model, key or project: where they are the sum of the others they
/// are passed over. Where they say more, the rest counts, belonging to nobody.
/// </summary>
internal sealed class OpenAiTotals(RowSink sink, OpenAiUsageRows rows)
{
    // More buckets than anybody's: what is held back until the end must not grow without end.
    private const int MostHeld = 100_000;

    private readonly Dictionary<(Bucket, string?), OpenAiResult> _parts = [];
    private readonly Dictionary<(Bucket When, string? Account), (OpenAiResult Result, long Line)> _totals = [];

    public void Pass(OpenAiResult part, long line, Bucket bucket, string? account)
    {
        if (_parts.TryGetValue((bucket, account), out var sum))
            sum.Add(part, 1);
        else if (_parts.Count < MostHeld)
            _parts[(bucket, account)] = part.Copy();

        rows.Add(part, line, bucket.At, bucket.Grain, account);
    }

    public void Hold(OpenAiResult total, long line, Bucket bucket, string? account)
    {
        if (_totals.Count >= MostHeld || !_totals.TryAdd((bucket, account), (total, line)))
            rows.Add(total, line, bucket.At, bucket.Grain, account);
    }

    public void End()
    {
        foreach (var (key, (total, line)) in _totals)
        {
            if (_parts.TryGetValue(key, out var parts) && total.Covers(parts))
                total.Add(parts, -1);

            if (total.IsEmpty)
                sink.Skip();
            else
                rows.Add(total, line, key.When.At, key.When.Grain, key.Account);
        }
    }
}
