using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Import;

/// <summary>Where formats put what they read, on the reading thread: prices rows and hands them over in batches.</summary>
internal sealed class RowSink
{
    private readonly ThinkOfSeries _thinking;
    private readonly PriceEntries _prices;
    private readonly Handover _handover;
    private readonly CancellationToken _ct;
    private readonly Dictionary<(string?, SeriesFacts), SeriesSlot> _series = [];
    private int _number;
    private RowBatch? _batch;
    private UsageRow? _held;

    public RowSink(ThinkOfSeries thinking, PriceEntries prices, Handover handover, CancellationToken ct)
    {
        _thinking = thinking;
        _prices = prices;
        _handover = handover;
        _ct = ct;
    }

    /// <summary>The file being read.</summary>
    public FileTally File { get; private set; } = null!;

    /// <summary>The first rows of each file, for a preview; null where nobody looks.</summary>
    public Action<FileTally, UsageRow>? Look { get; init; }

    /// <param name="number">Its place in the order of files.</param>
    public void Begin(FileTally file, int number)
    {
        File = file;
        _number = number;
        _batch = _handover.Rent(File);
    }

    public void End()
    {
        if (_held is { } held)
            Put(ref held, null);

        _held = null;
        _batch!.IsLast = true;
        _handover.Put(_number, _batch, _ct);
        _batch = null;
    }

    /// <summary>The series of a tuple; formats remember it for the bytes that made it.</summary>
    public SeriesSlot Series(SeriesFacts stated)
    {
        // Files of two connections never share a series.
        var key = (File.Connection ?? File.Format, stated);
        if (_series.TryGetValue(key, out var slot))
            return slot;

        var facts = _thinking.Settle(stated);
        return _series[key] = new SeriesSlot(facts, _thinking.Think(facts), _thinking.Think(facts.Base));
    }

    /// <summary>Takes a row that was understood.</summary>
    public void Add(ref UsageRow row, MediaTokens? media = null)
    {
        if (!row.Beside)
            File.RowsRead++;

        File.Restates |= row.Sameness == Sameness.Replace;
        if (row.Sameness == Sameness.KeepFullest)
            Merge(row);
        else
            Put(ref row, media);
    }

    // Most copies of a message follow each other: the ledger need not see more than the fullest of a run of them.
    private void Merge(in UsageRow row)
    {
        if (_held is not { } held)
        {
            _held = row;
        }
        else if (held.KeyHash == row.KeyHash)
        {
            File.Merged++;
            if (row.IsFullerThan(held.Rank, held.Tie))
                _held = row;
        }
        else
        {
            Put(ref held, null);
            _held = row;
        }
    }

    /// <summary>Takes a line of a provider's account.</summary>
    public void AddCost(in CostRow row)
    {
        File.RowsRead++;
        File.Restates = true;
        File.Cover(row.At);
        _batch!.Costs.Add(row);
        if (_batch.Costs.Count >= RowBatch.Size)
            Pass();
    }

    /// <summary>Takes a span that carries no usage; it may lead from one that does to another.</summary>
    public void AddSpan(SpanPlace span)
    {
        Skip();
        File.Restates = true;
        _batch!.Spans.Add(span);
        if (_batch.Spans.Count >= RowBatch.Size)
            Pass();
    }

    private void Put(ref UsageRow row, MediaTokens? media)
    {
        row.Media ??= media;
        _prices.Price(ref row);
        File.Cover(row.At);
        Look?.Invoke(File, row);
        var batch = _batch!;
        batch.Rows[batch.Count++] = row;
        if (batch.Count >= RowBatch.Size)
            Pass();
    }

    private void Pass()
    {
        _handover.Put(_number, _batch!, _ct);
        _batch = _handover.Rent(File);
    }

    /// <summary>A row that cannot be used: which field, what stands there, what was expected.</summary>
    public void Reject(long line, string field, ReadOnlySpan<byte> found, string expected) =>
        Reject(line, $"{field} is {Utf8Values.Shown(found)}, expected {expected}");

    public void Reject(long line, string message)
    {
        File.RowsRead++;
        File.Rejected++;
        File.AddFault(line, message);
    }

    /// <summary>A row that is not about usage.</summary>
    public void Skip()
    {
        File.RowsRead++;
        File.Skipped++;
    }
}
