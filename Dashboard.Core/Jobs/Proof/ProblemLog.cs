using Hangfire.Logging;

namespace Dashboard.Core.Jobs.Proof;

/// <summary>Writes Hangfire's warnings and errors, and every exception of whatever level, into a file that survives a kill.</summary>
internal sealed class ProblemLog : ILogProvider, IDisposable
{
    private readonly StreamWriter _file;
    private readonly Lock _gate = new();

    // Several processes write logs of their own and the parent reads them while they live.
    public ProblemLog(string path) =>
        _file = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true };

    public ILog GetLogger(string name) => new Logger(this, name);

    public void Dispose() => _file.Dispose();

    private void Write(LogLevel level, string name, string message, Exception? error)
    {
        lock (_gate)
            _file.WriteLine($"[{level}] {name}: {message} {error}");
    }

    private sealed class Logger(ProblemLog log, string name) : ILog
    {
        public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            // Hangfire logs what it will try again at Debug: a locked database would hide there.
            if (logLevel < LogLevel.Warn && exception is null)
                return false;
            if (messageFunc is not null)
                log.Write(logLevel, name, messageFunc(), exception);
            return true;
        }
    }
}
