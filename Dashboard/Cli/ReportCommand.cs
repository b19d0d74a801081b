using System.CommandLine;
using System.Text;

using Dashboard.Core.Reports;
using Dashboard.Core.Reports.Registers;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Cli;

/// <summary><c>report risk --format md --out FILE</c>, <c>report register --kind dora|focus --out FILE</c>: a file, written whole or not at all.</summary>
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

            var (_, bytes) = await SaveAsync(path, async made => { await reports.RiskAsync(writer, parsed.GetValue(asOf), made, ct); return 0; }, ct);
            if (path != "-")
            {
                Answer.Write(parsed.GetValue(shared.Json), new { path = Path.GetFullPath(path), format = writer.Format, bytes },
                    (done, text) => text.WriteLine($"{done.path} ({done.bytes} bytes)"));
            }

            return ExitCode.Done;
        });
        return new Command("report", "Write a report to a file") { risk, Register(shared, output, asOf) };
    }

    private static Command Register(SharedOptions shared, Option<string> output, Option<DateOnly?> asOf)
    {
        var kind = new Option<string>("--kind")
        {
            Description = $"dora: template B_07.01 of the register of information, with gaps marked; focus: spend in the columns of FOCUS {FocusRegister.Version}",
            HelpName = "KIND",
            Required = true,
        };
        kind.AcceptOnlyFromAmong("dora", "focus");
        var from = new Option<DateOnly?>("--from") { Description = $"The first day of focus (default: {FocusRegister.Days} days that end with --as-of)", HelpName = "DATE" };
        var to = new Option<DateOnly?>("--to") { Description = "The day after the last of focus (default: the day after --as-of)", HelpName = "DATE" };
        var register = new Command("register", "A register's rows as CSV, filled from routes and findings, or from spend") { kind, output, asOf, from, to };
        register.Validators.Add(result =>
        {
            if (result.GetValue(kind) is "dora" && (result.GetResult(from) ?? result.GetResult(to)) is not null)
                result.AddError("--from and --to are for --kind focus; a register of dora is of one day, --as-of.");
            else if (result.GetValue(from) is { } first && result.GetValue(to) is { } until && until <= first)
                result.AddError("--to is the day after the last, so it comes after --from.");
        });
        register.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            await using var scope = host.Services.CreateAsyncScope();
            var path = parsed.GetRequiredValue(output);
            var (rows, bytes) = await SaveAsync(path, made => parsed.GetRequiredValue(kind) is "focus"
                ? FocusAsync(scope.ServiceProvider, parsed.GetValue(asOf), parsed.GetValue(from), parsed.GetValue(to), made, ct)
                : DoraAsync(scope.ServiceProvider, parsed.GetValue(asOf), made, ct), ct);
            if (path != "-")
            {
                Answer.Write(parsed.GetValue(shared.Json), new { path = Path.GetFullPath(path), kind = parsed.GetRequiredValue(kind), rows, bytes },
                    (done, text) => text.WriteLine($"{done.path} ({done.rows} rows, {done.bytes} bytes)"));
            }

            return ExitCode.Done;
        });
        return register;
    }

    private static async Task<int> DoraAsync(IServiceProvider services, DateOnly? asOf, Stream made, CancellationToken ct)
    {
        var (csv, rows) = await services.GetRequiredService<DoraRegister>().MakeAsync(asOf, ct);
        await made.WriteAsync(Encoding.UTF8.GetBytes(csv), ct);
        return rows;
    }

    private static async Task<int> FocusAsync(IServiceProvider services, DateOnly? asOf, DateOnly? from, DateOnly? to, Stream made, CancellationToken ct)
    {
        var until = to ?? (asOf ?? (await services.GetRequiredService<ReportingDayQuery>().TodayAsync(ct)).Today).AddDays(1);
        var first = from ?? until.AddDays(-FocusRegister.Days);
        return first < until
            ? await services.GetRequiredService<FocusRegister>().WriteAsync(new Period(first, until), made, ct)
            : throw new CommandFailedException($"--from {first:yyyy-MM-dd} is not before the end of the period, {until:yyyy-MM-dd}.");
    }

    private static string Format(string asked, string path) =>
        asked.Length > 0 ? asked : Path.GetExtension(path) is { Length: > 1 } ending ? ending[1..].ToLowerInvariant() : "md";

    private static async Task<(int Rows, long Bytes)> SaveAsync(string path, Func<Stream, Task<int>> write, CancellationToken ct)
    {
        if (path == "-")
        {
            await using var standard = Console.OpenStandardOutput();
            return (await write(standard), 0);
        }

        try
        {
            // Beside its place first: a full disk leaves the old report, not half of the new one.
            var part = $"{path}.{Environment.ProcessId}.part";
            try
            {
                int rows;
                long bytes;
                await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous))
                {
                    rows = await write(file);
                    await file.FlushAsync(ct);
                    bytes = file.Length;
                }

                File.Move(part, path, overwrite: true);
                return (rows, bytes);
            }
            finally
            {
                File.Delete(part);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The report cannot be written to {path}: {e.Message}", e);
        }
    }
}
