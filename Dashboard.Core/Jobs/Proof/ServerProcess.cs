using System.Diagnostics;

namespace Dashboard.Core.Jobs.Proof;

/// <summary>A server process that can be killed without warning.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    public ServerProcess(KillProofOptions options, string path)
    {
        var start = new ProcessStartInfo(options.FileName, [.. options.Arguments, path])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{options.FileName} did not start.");
        // Read on, or a full pipe would stop the child.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Errors += line.Data is null ? "" : line.Data + "\n";
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>What it said on standard error.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>SIGKILL: no handler, no finally, no disposal.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"A server process ended by itself with code {_process.ExitCode}: {Errors}");

        _process.Kill();
        await _process.WaitForExitAsync(ct);
    }

    public async Task StopAsync(CancellationToken ct)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(ct);
        if (_process.ExitCode != 0)
            throw new InvalidOperationException($"A server process did not stop cleanly (code {_process.ExitCode}): {Errors}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
