using System.Diagnostics;

namespace Dashboard.Core.Usage.Proof;

/// <summary>An importing process that can be killed without warning.</summary>
internal sealed class ImportProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ImportProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it and waits until it is about to begin its work.</summary>
    public static async Task<ImportProcess> StartAsync(ImportKillOptions options, string folder, string work, CancellationToken ct)
    {
        var start = new ProcessStartInfo(options.FileName, [.. options.Arguments, folder, "--work", work])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = new ImportProcess(Process.Start(start) ?? throw new InvalidOperationException($"{options.FileName} did not start."));
        var line = await process._process.StandardOutput.ReadLineAsync(ct);
        if (line == ImportKillProof.Ready)
            return process;

        await process.WaitAsync(ct);
        throw new InvalidOperationException("The importing process ended before it began.");
    }

    /// <summary>Waits for its own end; throws when that was not a good one.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        if (_process.ExitCode != 0)
            throw new InvalidOperationException($"The importing process failed with code {_process.ExitCode}: {await _errors}");
    }

    /// <summary>SIGKILL after a while: no handler, no finally. False when it came to its own end before.</summary>
    public async Task<bool> KillAfterAsync(TimeSpan pause, TimeProvider time, CancellationToken ct)
    {
        var ended = WaitAsync(ct);
        if (await Task.WhenAny(ended, Task.Delay(pause, time, ct)) == ended)
        {
            await ended;
            return false;
        }

        _process.Kill();
        await _process.WaitForExitAsync(ct);
        // It may have come to its end in the last moment.
        return _process.ExitCode != 0;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();

        _process.Dispose();
    }
}
