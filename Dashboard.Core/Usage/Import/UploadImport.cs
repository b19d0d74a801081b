using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import.Sources;

namespace Dashboard.Core.Usage.Import;

/// <summary>Files that came through the browser: kept aside, looked at, then imported or thrown away.</summary>
public sealed class UploadImport(ImportUsage import, DataFolder folder, TimeProvider time)
{
    private const int RowsToShow = 20;

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Takes the bytes; somebody must then import or discard them.</summary>
    public async Task<Upload> ReceiveAsync(Stream content, string fileName, CancellationToken ct)
    {
        var kept = Directory.CreateDirectory(Path.Combine(folder.Root, "uploads"));
        RemoveForgotten(kept);
        var upload = new Upload(Guid.NewGuid(), Path.GetFileName(fileName));
        try
        {
            await using var file = new FileStream(PathOf(upload), FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await content.CopyToAsync(file, ct);
            return upload;
        }
        catch
        {
            File.Delete(PathOf(upload));
            throw;
        }
    }

    /// <summary>What one is, its first rows, and what importing it would add.</summary>
    public Task<ImportOutcome> PreviewAsync(Upload upload, string? format, string? connection, IProgress<ImportProgress>? progress, CancellationToken ct) =>
        PreviewAsync([upload], new UploadChoice(format, connection, []), progress, ct);

    /// <summary>Imports one and throws the upload away.</summary>
    public Task<ImportOutcome> RunAsync(Upload upload, string? format, string? connection, IProgress<ImportProgress>? progress, CancellationToken ct) =>
        RunAsync([upload], new UploadChoice(format, connection, []), progress, ct);

    /// <summary>The columns and first rows of a file that may be a table; null when it is none.</summary>
    public UnknownTable? LookAtTable(Upload upload)
    {
        using var source = OpenSource.Open(new FileStream(PathOf(upload), FileMode.Open, FileAccess.Read, FileShare.Read));
        return UnknownTable.Read(upload.FileName, source.Head);
    }

    /// <summary>What they are, their first rows, and what importing them would add; a row that two of them hold counts once.</summary>
    public Task<ImportOutcome> PreviewAsync(
        IReadOnlyList<Upload> uploads, UploadChoice choice, IProgress<ImportProgress>? progress, CancellationToken ct) =>
        import.RunAsync(Request(uploads, choice) with { DryRun = true, RowsToShow = RowsToShow }, progress, ct);

    /// <summary>Imports them and throws the uploads away; when cancelled, the rows so far stay and the uploads too.</summary>
    public async Task<ImportOutcome> RunAsync(
        IReadOnlyList<Upload> uploads, UploadChoice choice, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var outcome = await import.RunAsync(Request(uploads, choice), progress, ct);
        foreach (var upload in uploads)
            Discard(upload);

        return outcome;
    }

    /// <summary>Throws away every upload: those of a server that is gone belong to nobody, and they may hold what people wrote.</summary>
    public void DiscardAll()
    {
        var kept = new DirectoryInfo(Path.Combine(folder.Root, "uploads"));
        if (!kept.Exists)
            return;

        foreach (var file in kept.EnumerateFiles())
        {
            try
            {
                file.Delete();
            }
            catch (IOException)
            {
                // Still being read on a system that locks open files: the next start finds it.
            }
        }
    }

    public void Discard(Upload upload) => File.Delete(PathOf(upload));

    private ImportRequest Request(IReadOnlyList<Upload> uploads, UploadChoice choice) => new(
        new SourceSelection([.. uploads.Select(u => new SourceFile(u.FileName, PathOf(u)) { Identity = $"upload/{u.FileName}" })], []), choice.Format, choice.Connection)
    {
        Mappings = choice.Mappings,
    };

    private string PathOf(Upload upload) => Path.Combine(folder.Root, "uploads", upload.Id.ToString("N"));

    private void RemoveForgotten(DirectoryInfo kept)
    {
        foreach (var file in kept.EnumerateFiles().Where(f => time.GetUtcNow().UtcDateTime - f.LastWriteTimeUtc > Forgotten))
            file.Delete();
    }
}

/// <summary>What somebody said about uploads.</summary>
/// <param name="Format">Null recognises each file by its content.</param>
/// <param name="Connection">Null is the format and the account that the rows name.</param>
/// <param name="Mappings">What the columns of tables are that no format knows.</param>
public sealed record UploadChoice(string? Format, string? Connection, IReadOnlyList<CsvMapping> Mappings);

/// <summary>A file kept aside.</summary>
public sealed record Upload(Guid Id, string FileName);
