using Dashboard.Access;
using Dashboard.Core.Usage.Import;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Usage;

/// <summary>One person's way from chosen files to the ledger: sent, looked at, imported, told.</summary>
public sealed partial class ImportSession(
    UploadImport uploads, IAuthorizationService authorization, AuthenticationStateProvider people, IHostApplicationLifetime server, ILogger<ImportSession> log) : IDisposable
{
    private readonly List<SentFile> _files = [];
    private CancellationTokenSource? _running;
    private bool _left;

    /// <summary>Something of what follows is different now; may come from any thread.</summary>
    public event Action? Changed;

    public ImportPhase Phase { get; private set; } = ImportPhase.Choosing;

    public IReadOnlyList<SentFile> Files => _files;

    /// <summary>Null recognises each file by its content.</summary>
    public string? Format { get; set; }

    /// <summary>Null or empty is the format and the account that the rows name.</summary>
    public string? Connection { get; set; }

    public ImportProgress? Progress { get; private set; }

    /// <summary>What importing would do, then what it did.</summary>
    public ImportOutcome? Outcome { get; private set; }

    /// <summary>Tables among the files that no format knows: somebody can say which column is what.</summary>
    public IReadOnlyList<UnknownTable> Tables { get; private set; } = [];

    /// <summary>What was said of them, by file.</summary>
    public Dictionary<string, CsvMapping> Mappings { get; } = new(StringComparer.Ordinal);

    /// <summary>What went wrong with the whole of it.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether something runs that can be cancelled.</summary>
    public bool IsBusy => Phase is ImportPhase.Sending or ImportPhase.Looking or ImportPhase.Importing;

    private IReadOnlyList<Upload> Received => [.. _files.Select(f => f.Upload).OfType<Upload>()];

    /// <summary>False while the files before them are still worked on.</summary>
    public bool Choose(IEnumerable<SentFile> files)
    {
        if (IsBusy)
            return false;

        Forget();
        _files.AddRange(files);
        Show(ImportPhase.Sending);
        return true;
    }

    public void Take(int index, Guid id)
    {
        var arrived = new Upload(id, index >= 0 && index < _files.Count ? _files[index].Name : "");
        // What arrives after somebody cancelled is nobody's.
        if (!Settle(index, file => file with { Upload = arrived }))
            uploads.Discard(arrived);
    }

    public void Refuse(int index, string why) => Settle(index, file => file with { Problem = why });

    /// <summary>Reads what arrived and counts what importing it would add.</summary>
    public Task LookAsync()
    {
        if (Received.Count > 0)
            return WorkAsync(ImportPhase.Looking, uploads.PreviewAsync, ImportPhase.Looked, ImportPhase.Choosing);

        // Each file says why.
        Problem = "No file arrived";
        Show(ImportPhase.Choosing);
        return Task.CompletedTask;
    }

    public Task ImportAsync() => _running is not null ? Task.CompletedTask : WorkAsync(ImportPhase.Importing, uploads.RunAsync, ImportPhase.Done, ImportPhase.Stopped);

    /// <summary>Stops what runs. An import keeps the rows it has written; anything else leaves nothing behind.</summary>
    public void Cancel()
    {
        if (Phase == ImportPhase.Sending)
            StartOver();
        else
            _running?.Cancel();
    }

    /// <summary>Throws away what was sent. What began since the button was drawn is stopped instead: its files are being read.</summary>
    public void StartOver()
    {
        if (_running is not null)
        {
            Cancel();
            return;
        }

        Forget();
        Show(ImportPhase.Choosing);
    }

    /// <summary>The page was left: an import goes on by itself, everything else ends here.</summary>
    public void Dispose()
    {
        _left = true;
        Changed = null;
        if (Phase == ImportPhase.Importing)
            return;

        _running?.Cancel();
        Forget();
    }

    private async Task WorkAsync(
        ImportPhase phase, Func<IReadOnlyList<Upload>, UploadChoice, IProgress<ImportProgress>, CancellationToken, Task<ImportOutcome>> work,
        ImportPhase done, ImportPhase stopped)
    {
        using var running = _running = CancellationTokenSource.CreateLinkedTokenSource(server.ApplicationStopping);
        try
        {
            // The page is closed to others, but a circuit outlives what people may do.
            var person = (await people.GetAuthenticationStateAsync()).User;
            if (!(await authorization.AuthorizeAsync(person, Policies.Edit)).Succeeded)
            {
                End(ImportPhase.Choosing, "Your role does not allow importing.");
                return;
            }

            (Progress, Problem) = (null, null);
            Show(phase);
            Outcome = await work(
                Received,
                new UploadChoice(Format is { Length: > 0 } format ? format : null, Connection?.Trim() is { Length: > 0 } connection ? connection : null, [.. Mappings.Values]),
                new Teller(this), running.Token).ConfigureAwait(false);
            if (phase == ImportPhase.Looking)
                Tables = [.. UnknownTables(Outcome)];

            Show(done);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            End(stopped, null);
        }
        catch (Exception e) // An edge: the page says that it failed, the log says why.
        {
            LogFailed(e, phase);
            End(stopped, phase == ImportPhase.Importing
                ? "The import failed; the log of the server says why."
                : "The files could not be read; the log of the server says why.");
        }
        finally
        {
            _running = null;
            if (_left && Phase != ImportPhase.Done)
                Forget();
        }
    }

    // A table that was mapped stays one whose mapping can be changed.
    private IEnumerable<UnknownTable> UnknownTables(ImportOutcome outcome) =>
        from pair in Received.Zip(outcome.Files)
        where pair.Second.Format is null || Mappings.ContainsKey(pair.First.FileName)
        let table = uploads.LookAtTable(pair.First)
        where table is not null && (table.Guess.Columns.Count > 1 || Mappings.ContainsKey(table.File))
        select table;

    private void End(ImportPhase phase, string? problem)
    {
        if (phase == ImportPhase.Choosing)
            Forget();

        Problem = problem;
        Show(phase);
    }

    private bool Settle(int index, Func<SentFile, SentFile> settled)
    {
        if (Phase != ImportPhase.Sending || index < 0 || index >= _files.Count)
            return false;

        _files[index] = settled(_files[index]);
        Changed?.Invoke();
        return true;
    }

    private void Forget()
    {
        foreach (var upload in Received)
            uploads.Discard(upload);

        _files.Clear();
        Mappings.Clear();
        Tables = [];
        (Outcome, Progress, Problem) = (null, null, null);
    }

    private void Show(ImportPhase phase)
    {
        Phase = phase;
        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Phase} of uploaded files failed")]
    private partial void LogFailed(Exception e, ImportPhase phase);

    private sealed class Teller(ImportSession session) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            session.Progress = value;
            session.Changed?.Invoke();
        }
    }
}

/// <summary>A chosen file on its way.</summary>
/// <param name="Upload">Once it has arrived.</param>
/// <param name="Problem">Why it did not.</param>
public sealed record SentFile(string Name, long Size, Upload? Upload = null, string? Problem = null);

/// <summary>How far a session is.</summary>
public enum ImportPhase
{
    Choosing,
    Sending,

    /// <summary>The dry run is on.</summary>
    Looking,

    /// <summary>Somebody decides.</summary>
    Looked,
    Importing,
    Done,

    /// <summary>Cancelled or failed on the way; running it again adds the rest.</summary>
    Stopped,
}
