namespace Dashboard.Core.Usage.Import;

/// <summary>
/// A file that was read to its end, so that reading it again can be spared: all its rows are in the ledger. Only files
/// whose rows never restate others are kept here. Whoever takes entries out of the ledger forgets the files of their
/// format, since a row of one file may stand for the same row of another.
/// </summary>
public sealed class RememberedFile
{
    public required string Path { get; set; }

    /// <summary>What the import was told; empty when nothing.</summary>
    public required string Connection { get; set; }

    public required string Format { get; set; }

    /// <summary>Where its faults stand.</summary>
    public int ImportId { get; set; }

    /// <summary>The program that read it: another one may understand more.</summary>
    public long Build { get; set; }

    /// <summary>How many connections had ever been deleted: with each, entries went.</summary>
    public long ConnectionsGone { get; set; }

    public long Size { get; set; }

    /// <summary>When it was last written, in the file system's ticks.</summary>
    public long Modified { get; set; }

    /// <summary>When reading began, in the same ticks.</summary>
    public long ReadAt { get; set; }

    public long RowsRead { get; set; }

    public long Rejected { get; set; }

    public long Skipped { get; set; }

    public long? FirstAt { get; set; }

    public long? LastAt { get; set; }

    /// <summary>Up to where whole lines were read, for formats whose files only grow; else zero. The figures are of these lines.</summary>
    public long WholeBytes { get; set; }

    public long WholeLines { get; set; }

    public long WholeRows { get; set; }

    public long WholeRejected { get; set; }

    public long WholeSkipped { get; set; }

    /// <summary>The hash of what stands at the beginning and just before <see cref="WholeBytes"/>.</summary>
    public long EndsHash { get; set; }
}
