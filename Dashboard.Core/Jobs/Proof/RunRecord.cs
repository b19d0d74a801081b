using System.Globalization;
using System.Text;

namespace Dashboard.Core.Jobs.Proof;

/// <summary>Notes every start of a job in a file of this process. What was written survives the kill of its writer.</summary>
public sealed class RunRecord : IDisposable
{
    private const string Prefix = "runs-";

    private readonly FileStream _file;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();

    public RunRecord(string folder, TimeProvider time)
    {
        _time = time;
        var path = Path.Combine(folder, $"{Prefix}{Environment.ProcessId}.log");
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public void Started(string job)
    {
        var line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{job} {_time.GetUtcNow().UtcTicks}\n"));
        lock (_gate)
            _file.Write(line);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Every start that any process noted.</summary>
    internal static IReadOnlyList<Run> ReadAll(string folder) =>
    [
        .. from file in Directory.EnumerateFiles(folder, Prefix + "*.log")
           let process = int.Parse(Path.GetFileNameWithoutExtension(file).AsSpan(Prefix.Length), CultureInfo.InvariantCulture)
           from line in File.ReadLines(file)
           let parts = line.Split(' ')
           // A kill may cut the last line.
           where parts.Length == 2 && parts[1].Length == 18
           select new Run(parts[0], process, new DateTime(long.Parse(parts[1], CultureInfo.InvariantCulture), DateTimeKind.Utc)),
    ];

    internal sealed record Run(string Job, int Process, DateTime At);
}
