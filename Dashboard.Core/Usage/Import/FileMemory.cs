using System.Buffers.Binary;
using System.Security.Cryptography;

using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.Win32.SafeHandles;

namespace Dashboard.Core.Usage.Import;

/// <summary>Looks up what earlier imports read; one for each reading thread. <see cref="RememberFiles"/> writes it.</summary>
internal sealed class FileMemory : IDisposable
{
    private const int EndLength = 2048;

    private readonly LedgerLink _link;
    private readonly Statement _find;
    private readonly Statement _faults;

    public FileMemory(string connectionString, TimeProvider time)
    {
        _link = new LedgerLink(connectionString, time);
        _find = _link.Prepare(
            "SELECT Format,ImportId,Size,Modified,ReadAt,RowsRead,Rejected,Skipped,FirstAt,LastAt,WholeBytes,WholeLines,WholeRows,WholeRejected,WholeSkipped,EndsHash "
            + $"FROM RememberedFiles WHERE Path=?1 AND Connection=?2 AND Build=?3 AND ConnectionsGone={RememberFiles.ConnectionsGone}");
        _faults = _link.Prepare("SELECT Line,Message FROM ImportFaults WHERE ImportId=?1 ORDER BY Number");
    }

    /// <summary>What is known of a file; null when it must be read as if for the first time.</summary>
    public KnownFile? Find(string path, string? connection, string? format)
    {
        _find.Bind(1, path);
        _find.Bind(2, connection ?? "");
        _find.Bind(3, RememberFiles.Build);
        KnownFile? known = null;
        if (_find.Step() && _find.Text(0) is { } name && (format ?? name) == name)
        {
            known = new KnownFile(
                name,
                (int)_find.Long(1),
                new FileStamp(_find.Long(2), _find.Long(3), _find.Long(4)),
                new WholeLines(_find.Long(2), 0, _find.Long(5), _find.Long(6), _find.Long(7)),
                new WholeLines(_find.Long(10), _find.Long(11), _find.Long(12), _find.Long(13), _find.Long(14)),
                _find.Long(15),
                _find.LongOrNull(8),
                _find.LongOrNull(9));
        }

        _find.Reset();
        return known;
    }

    /// <summary>Takes over what was wrong with the lines that are not read again.</summary>
    public void RecallFaults(KnownFile known, FileTally into)
    {
        if (into.Rejected == 0)
            return;

        _faults.Bind(1, known.ImportId);
        while (_faults.Step())
        {
            if (into.Unchanged || _faults.Long(0) <= known.Whole.Lines)
                into.AddFault(_faults.Long(0), _faults.Text(1)!);
        }

        _faults.Reset();
    }

    /// <summary>The hash of the first bytes of a file and of those just before this place.</summary>
    public static long EndsHash(SafeFileHandle file, long end)
    {
        Span<byte> ends = stackalloc byte[2 * EndLength];
        var length = (int)Math.Min(EndLength, end);
        var read = ReadAt(file, 0, ends[..length]);
        read += ReadAt(file, end - length, ends.Slice(read, length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(ends[..read], hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    private static int ReadAt(SafeFileHandle file, long place, Span<byte> into)
    {
        var read = 0;
        while (read < into.Length && RandomAccess.Read(file, into[read..], place + read) is > 0 and var more)
            read += more;

        return read;
    }

    public void Dispose() => _link.Dispose();
}

/// <summary>A file as an earlier import left it.</summary>
/// <param name="All">What was counted in all of it.</param>
/// <param name="Whole">The same up to the end of its last whole line, where the file may be read on; nothing for formats whose files do not grow.</param>
internal sealed record KnownFile(
    string Format, int ImportId, FileStamp Stamp, WholeLines All, WholeLines Whole, long EndsHash, long? FirstAt, long? LastAt);
