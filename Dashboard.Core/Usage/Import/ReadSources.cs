using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import;

/// <summary>The reading thread: opens file after file, recognises it and lets its format read it.</summary>
internal sealed class ReadSources(ImportRequest request, UsageFormats formats, RowSink sink, CancellationToken ct)
{
    private readonly List<(SourceFile, FileTally)> _read = [];
    private readonly List<(SourceFile, string)> _refused = [];
    private OpenSource? _open;
    private FileTally? _tally;
    private long _bytesBefore;
    private long _rowsBefore;

    /// <summary>The files that were taken, in order; complete when <see cref="Run"/> has ended.</summary>
    public IReadOnlyList<(SourceFile Source, FileTally Tally)> Read => _read;

    public IReadOnlyList<(SourceFile File, string Reason)> Refused => _refused;

    public IReadOnlyList<SourceFile> Files => request.Sources.Files;

    public string Current { get; private set; } = "";

    public int FilesDone { get; private set; }

    public long RowsSoFar => _rowsBefore + (_tally?.RowsRead ?? 0);

    public long BytesRead => _bytesBefore + (_open?.BytesRead ?? 0);

    public void Run()
    {
        try
        {
            foreach (var file in Files)
            {
                ct.ThrowIfCancellationRequested();
                Current = file.Shown;
                ReadOne(file);
                FilesDone++;
            }
        }
        finally
        {
            sink.Batches.CompleteAdding();
        }
    }

    private void ReadOne(SourceFile file)
    {
        try
        {
            using var source = OpenSource.Open(file.FullPath is { } path ? OpenFile(path) : request.OpenStandardInput());
            _open = source;
            var (format, reason) = request.Given is { } given ? (given, "") : formats.Recognise(source.Head, file.Format ?? request.Format, request.Mappings);
            if (format is null)
                _refused.Add((file, reason));
            else
                ReadRows(file, format, source);

            _bytesBefore += source.BytesRead;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _refused.Add((file, $"the file cannot be read: {e.Message}"));
        }
        finally
        {
            _open = null;
        }
    }

    private void ReadRows(SourceFile file, IUsageFormat format, OpenSource source)
    {
        var tally = new FileTally(file.Identity, format.Name, request.Connection, format.SelfOperatedGateway) { Continues = request.Continues };
        _read.Add((file, tally));
        _tally = tally;
        sink.Begin(tally);
        try
        {
            format.Read(source.Content, source.Head, sink, ct);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // What was read so far is good; running again on a sound copy adds the rest.
            tally.Incomplete = true;
            tally.AddFault(0, $"the rest of the file cannot be read: {e.Message}");
        }

        _tally = null;
        _rowsBefore += tally.RowsRead;
        sink.End();
    }

    private static FileStream OpenFile(string path) =>
        // Agents go on writing their transcripts while we read.
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
}
