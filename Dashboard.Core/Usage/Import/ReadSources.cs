using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import;

/// <summary>The reading threads: each opens the next file, recognises it and lets its format read it.</summary>
internal sealed class ReadSources(
    ImportRequest request, UsageFormats formats, Handover handover, Func<RowSink> newSink, Func<FileMemory?> openMemory, TimeProvider time, CancellationTokenSource stop)
{
    // The writing thread needs the most; more than these would only wait for it.
    private const int MostReaders = 4;

    private readonly FileTally?[] _taken = new FileTally?[request.Sources.Files.Count];
    private readonly string?[] _refused = new string?[request.Sources.Files.Count];
    private readonly Reader[] _readers = [.. Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, Math.Clamp(request.Sources.Files.Count, 1, MostReaders))).Select(_ => new Reader())];
    private int _next;
    private int _done;
    private long _bytesDone;
    private long _rowsDone;

    /// <summary>The files that were taken, in order; complete when <see cref="RunAsync"/> has ended.</summary>
    public IReadOnlyList<(SourceFile Source, FileTally Tally)> Read => [.. Files.Zip(_taken).Where(f => f.Second is not null).Select(f => (f.First, f.Second!))];

    public IReadOnlyList<(SourceFile File, string Reason)> Refused => [.. Files.Zip(_refused).Where(f => f.Second is not null).Select(f => (f.First, f.Second!))];

    public IReadOnlyList<SourceFile> Files => request.Sources.Files;

    public string Current => Files.Count == 0 ? "" : Files[Math.Clamp(Volatile.Read(ref _next) - 1, 0, Files.Count - 1)].Shown;

    public int FilesDone => Volatile.Read(ref _done);

    public long RowsSoFar => Interlocked.Read(ref _rowsDone) + _readers.Sum(r => r.Tally?.RowsRead ?? 0);

    public long BytesRead => Interlocked.Read(ref _bytesDone) + _readers.Sum(r => r.Open?.BytesRead ?? 0);

    public Task RunAsync() => Task.WhenAll(_readers.Select(r => Task.Factory.StartNew(() => Run(r), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    private void Run(Reader reader)
    {
        try
        {
            reader.Sink = newSink();
            using var memory = reader.Memory = openMemory();
            while (Volatile.Read(ref _next) < Files.Count)
            {
                handover.Begin(stop.Token);
                var number = Interlocked.Increment(ref _next) - 1;
                if (number >= Files.Count)
                    return;

                ReadOne(Files[number], number, reader);
                handover.End(number, stop.Token);
                Interlocked.Increment(ref _done);
            }
        }
        catch
        {
            // Nobody may wait for what does not come.
            stop.Cancel();
            throw;
        }
    }

    private void ReadOne(SourceFile file, int number, Reader reader)
    {
        try
        {
            // Uploads have another identity every time, standard input none.
            var stamp = file.FullPath is not null && file.Identity == file.FullPath && request is { Mappings: [], Given: null, Window: null } ? FileStamp.Of(file.FullPath, time) : null;
            var known = stamp is null ? null : reader.Memory?.Find(file.Identity, request.Connection, request.Format);
            if (known is not null && stamp!.IsSame(known.Stamp))
                _taken[number] = Recall(file, known, reader);
            else
                Open(file, number, reader, stamp, known);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _refused[number] = $"the file cannot be read: {e.Message}";
        }
    }

    private FileTally Recall(SourceFile file, KnownFile known, Reader reader)
    {
        var tally = new FileTally(file.Identity, known.Format, request.Connection) { Unchanged = true, FirstAt = known.FirstAt, LastAt = known.LastAt };
        tally.TakeUp(known.All);
        reader.Memory!.RecallFaults(known, tally);
        Interlocked.Add(ref _rowsDone, tally.RowsRead);
        Interlocked.Add(ref _bytesDone, known.Stamp.Size);
        return tally;
    }

    private void Open(SourceFile file, int number, Reader reader, FileStamp? stamp, KnownFile? known)
    {
        using var raw = file.FullPath is { } path ? OpenFile(path) : null;
        using var source = OpenSource.Open(raw ?? request.OpenStandardInput());
        reader.Open = source;
        try
        {
            var (format, reason) = request.Given is { } given ? (given, "") : formats.Recognise(source.Head, file.Format ?? request.Format, request.Mappings);
            if (format is null)
            {
                _refused[number] = reason;
                return;
            }

            var tally = new FileTally(file.Identity, format.Name, request.Connection, format.SelfOperatedGateway) { Stamp = stamp, Continues = request.Continues };
            var grows = format.OnlyGrows && stamp is not null && !source.IsPacked;
            _taken[number] = reader.Tally = tally;
            reader.Sink.Begin(tally, number);
            if (grows && known is not null && IsSameAsFarAs(known, format, stamp!, raw!))
                ReadOn(known, format, source, raw!, reader);
            else
                ReadRows(format, source.Content, source.Head, reader.Sink, stop.Token);

            tally.Whole = grows ? tally.Whole : default;
            if (tally.Whole.Bytes > 0)
                tally.EndsHash = FileMemory.EndsHash(raw!.SafeFileHandle, tally.Whole.Bytes);

            reader.Sink.End();
        }
        finally
        {
            Interlocked.Add(ref _bytesDone, source.BytesRead);
            Interlocked.Add(ref _rowsDone, reader.Tally?.RowsRead ?? 0);
            (reader.Open, reader.Tally) = (null, null);
        }
    }

    private static bool IsSameAsFarAs(KnownFile known, IUsageFormat format, FileStamp stamp, FileStream raw) =>
        known.Format == format.Name && known.Whole.Bytes > 0 && stamp.Size > known.Stamp.Size
        && FileMemory.EndsHash(raw.SafeFileHandle, known.Whole.Bytes) == known.EndsHash;

    private void ReadOn(KnownFile known, IUsageFormat format, OpenSource source, FileStream raw, Reader reader)
    {
        var tally = reader.Tally!;
        tally.TakeUp(known.Whole);
        (tally.FirstAt, tally.LastAt) = (known.FirstAt, known.LastAt);
        reader.Memory!.RecallFaults(known, tally);
        raw.Position = known.Whole.Bytes;
        ReadRows(format, raw, source.Head, reader.Sink, stop.Token);
    }

    /// <summary>Lets a format read. What breaks off a file is said, not thrown: what was read so far is good, and a sound copy adds the rest.</summary>
    internal static void ReadRows(IUsageFormat format, Stream content, FileHead head, RowSink sink, CancellationToken ct)
    {
        try
        {
            format.Read(content, head, sink, ct);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            BreakOff(sink.File, e.Message);
        }
        catch (InvalidOperationException e) when (JsonText.IsNotUnicode(e))
        {
            BreakOff(sink.File, "a text in it is not valid Unicode");
        }
    }

    private static void BreakOff(FileTally file, string reason)
    {
        file.Incomplete = true;
        file.AddFault(0, $"the rest of the file cannot be read: {reason}");
    }

    private static FileStream OpenFile(string path) =>
        // Agents go on writing their transcripts while we read.
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);

    // One thread's own; a progress bar looks at what it has open.
    private sealed class Reader
    {
        public RowSink Sink { get; set; } = null!;

        public FileMemory? Memory { get; set; }

        public OpenSource? Open { get; set; }

        public FileTally? Tally { get; set; }
    }
}
