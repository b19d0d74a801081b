using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import;

/// <summary>
/// Where reading threads lay down batches and the writing thread takes them up. Files are read side by side and taken
/// up one after the other, in their order: what an import does never depends on which thread was faster.
/// </summary>
internal sealed class Handover(int files) : IDisposable
{
    // Enough small files that the writer never waits for them, few enough that 160 MB hold the fullest lanes.
    private const int FilesAhead = 128;
    private const int BatchesAhead = 8;

    private readonly Lane[] _lanes = [.. Enumerable.Range(0, Math.Min(files, FilesAhead)).Select(_ => new Lane(BatchesAhead))];
    private readonly SemaphoreSlim _free = new(Math.Min(files, FilesAhead));
    private readonly ConcurrentBag<RowBatch> _empty = [];
    private int _turn;

    /// <summary>All files were taken up.</summary>
    public bool IsDone => _turn == files;

    /// <summary>Waits until a file may be read; files must begin in their order.</summary>
    public void Begin(CancellationToken ct) => _free.Wait(ct);

    public RowBatch Rent(FileTally file)
    {
        if (!_empty.TryTake(out var batch))
            return new RowBatch { File = file };

        batch.File = file;
        return batch;
    }

    public void Put(int file, RowBatch batch, CancellationToken ct) => LaneOf(file).Add(batch, ct);

    /// <summary>Nothing more comes of this file.</summary>
    public void End(int file, CancellationToken ct) => LaneOf(file).Add(null, ct);

    /// <summary>The next batch, if it is there.</summary>
    public bool TryTake([NotNullWhen(true)] out RowBatch? batch) => TryTake(0, CancellationToken.None, out batch);

    /// <summary>The next batch, once it is there; false when there is no more.</summary>
    public bool WaitAndTake([NotNullWhen(true)] out RowBatch? batch, CancellationToken ct) => TryTake(Timeout.Infinite, ct, out batch);

    /// <summary>The writing thread gives a batch back.</summary>
    public void Return(RowBatch batch)
    {
        batch.Count = 0;
        batch.Costs.Clear();
        batch.Spans.Clear();
        batch.IsLast = false;
        _empty.Add(batch);
    }

    public void Dispose()
    {
        _free.Dispose();
        foreach (var lane in _lanes)
            lane.Dispose();
    }

    private bool TryTake(int milliseconds, CancellationToken ct, [NotNullWhen(true)] out RowBatch? batch)
    {
        batch = null;
        while (!IsDone)
        {
            if (!LaneOf(_turn).TryTake(out batch, milliseconds, ct))
                return false;

            if (batch is not null)
                return true;

            _turn++;
            _free.Release();
        }

        return false;
    }

    private Lane LaneOf(int file) => _lanes[file % _lanes.Length];

    // Null ends a file.
    private sealed class Lane(int capacity) : BlockingCollection<RowBatch?>(capacity);
}
