using System.CommandLine;
using System.Text;

using Dashboard.Core.Reports;
using Dashboard.Core.Reports.Registers;

namespace Dashboard.Cli;

/// <summary><c>report risk --format md --out FILE</c>, <c>report register --kind dora --out FILE</c>: a file, written whole or not at all.</summary>
internal static class ReportCommand
{
    public static Command Create(SharedOptions shared)
    {
        var format = new Option<string>("--format") { Description = "html, md or csv (default: the ending of --out, else md)", HelpName = "FORMAT", DefaultValueFactory = _ => "" };
        var output = new Option<string>("--out") { Description = "The file to write; - is standard output", HelpName = "FILE", Required = true };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The last day covered (default: today)", HelpName = "DATE" };
        var risk = new Command("risk", "Spend, concentration, flags, terms changes, open alerts and the age of every source") { format, output, asOf };
        risk.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            await using var scope = host.Services.CreateAsyncScope();
            var reports = scope.ServiceProvider.GetRequiredService<MakeReport>();
            var path = parsed.GetRequiredValue(output);
            var writer = reports.Writer(Format(parsed.GetRequiredValue(format), path));
            if (writer is null)
            {
                await Console.Error.WriteLineAsync($"There is no such format here; choose one of {string.Join(", ", reports.Formats)}.");
                return ExitCode.WrongUse;
            }

            using var made = new MemoryStream();
            await reports.RiskAsync(writer, parsed.GetValue(asOf), made, ct);
            await SaveAsync(made, path, ct);
            if (path != "-")
            {
                Answer.Write(parsed.GetValue(shared.Json), new { path = Path.GetFullPath(path), format = writer.Format, bytes = made.Length },
                    (done, text) => text.WriteLine($"{done.path} ({done.bytes} bytes)"));
            }

            return ExitCode.Done;
        });
        return new Command("report", "Write a report to a file") { risk, Register(shared, output, asOf) };
    }

    private static Command Register(SharedOptions shared, Option<string> output, Option<DateOnly?> asOf)
    {
        var kind = new Option<string>("--kind") { Description = "dora: template B_07.01 of the register of information, with gaps marked", HelpName = "KIND", Required = true };
        kind.AcceptOnlyFromAmong("dora");
        var register = new Command("register", "A register's rows as CSV, filled from routes and findings") { kind, output, asOf };
        register.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            await using var scope = host.Services.CreateAsyncScope();
            var (csv, rows) = await scope.ServiceProvider.GetRequiredService<DoraRegister>().MakeAsync(parsed.GetValue(asOf), ct);
            var path = parsed.GetRequiredValue(output);
            using var made = new MemoryStream(Encoding.UTF8.GetBytes(csv));
            await SaveAsync(made, path, ct);
            if (path != "-")
            {
                Answer.Write(parsed.GetValue(shared.Json), new { path = Path.GetFullPath(path), kind = parsed.GetRequiredValue(kind), rows, bytes = made.Length },
                    (done, text) => text.WriteLine($"{done.path} ({done.rows} rows, {done.bytes} bytes)"));
            }

            return ExitCode.Done;
        });
        return register;
    }

    private static string Format(string asked, string path) =>
        asked.Length > 0 ? asked : Path.GetExtension(path) is { Length: > 1 } ending ? ending[1..].ToLowerInvariant() : "md";

    private static async Task SaveAsync(MemoryStream made, string path, CancellationToken ct)
    {
        if (path == "-")
        {
            await using var standard = Console.OpenStandardOutput();
            made.Position = 0;
            await made.CopyToAsync(standard, ct);
            return;
        }

        try
        {
            // Beside its place first: a full disk leaves the old report, not half of the new one.
            var part = $"{path}.{Environment.ProcessId}.part";
            await File.WriteAllBytesAsync(part, made.ToArray(), ct);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The report cannot be written to {path}: {e.Message}", e);
        }
    }
}
