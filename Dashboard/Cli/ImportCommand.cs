using System.CommandLine;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Reconciliation;
using Dashboard.Usage;

namespace Dashboard.Cli;

/// <summary><c>import PATH...</c>: brings usage from files into the ledger; running it again adds nothing twice.</summary>
internal static class ImportCommand
{
    public static Command Create(SharedOptions shared)
    {
        var paths = new Argument<string[]>("path") { Description = "Files, folders, patterns such as logs/**/*.jsonl, or - for standard input; .gz too", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "What the files are; auto recognises each by its content", DefaultValueFactory = _ => "auto" };
        format.AcceptOnlyFromAmong(["auto", .. new UsageFormats().Names]);
        var connection = new Option<string?>("--connection") { Description = "The connection the rows belong to (default: the format and the account the rows name)", HelpName = "NAME" };
        var map = new Option<FileInfo?>("--map") { Description = "A JSON file that says which column of a table is what, for tables that no format knows (see docs/import.md)", HelpName = "FILE" };
        map.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { Exists: false } missing)
                result.AddError($"There is no file {missing.Name}.");
        });
        var dryRun = new Option<bool>("--dry-run") { Description = "Count what would be added, and add nothing" };
        var again = new Option<bool>("--again") { Description = "Read also the files that were read before and have not changed" };

        var import = new Command("import", "Import usage from files") { paths, format, connection, map, dryRun, again };
        import.SetAction(async (parsed, ct) =>
        {
            var json = parsed.GetValue(shared.Json);
            var (mapping, problem) = await ReadMappingAsync(parsed.GetValue(map), ct);
            if (problem is not null)
            {
                await Console.Error.WriteLineAsync(problem);
                return ExitCode.WrongUse;
            }

            var selecting = Task.Run(() => SourceFiles.Select(parsed.GetRequiredValue(paths)), ct);
            using var host = await CommandServices.OpenAsync(shared, parsed, ct, services => services.GetRequiredService<ModelCatalogue>().Load());
            var request = new ImportRequest(
                await selecting,
                parsed.GetRequiredValue(format) is var named and not "auto" ? named : null,
                parsed.GetValue(connection) is { } name && !string.IsNullOrWhiteSpace(name) ? name.Trim() : null,
                parsed.GetValue(dryRun))
            {
                Again = parsed.GetValue(again),
                Mappings = mapping is null ? [] : [mapping],
            };
            var progress = json || Console.IsErrorRedirected ? null : new ProgressLine();
            var outcome = await host.Services.GetRequiredService<ImportUsage>().RunAsync(request, progress, ct);
            if (progress is not null)
                ProgressLine.Clear();

            var twice = request.DryRun ? [] : await host.Services.GetRequiredService<GroupingOverlapQuery>().ListAsync(connection: null, ct);
            var warnings = twice.Where(o => outcome.Files.Any(f => f.Format == o.Format)).Select(o => $"{GroupingWords.Title(o)}: {GroupingWords.Said(o)} {GroupingWords.Remedy(o)}");
            Answer.Write(json, ImportAnswer.Of(outcome) with { Warnings = [.. warnings] }, (answer, output) => ImportAnswer.WriteText(answer, request.DryRun, output));
            return outcome.AnyTaken ? ExitCode.Done : ExitCode.Failed;
        });
        return import;
    }

    private static async Task<(CsvMapping? Mapping, string? Problem)> ReadMappingAsync(FileInfo? file, CancellationToken ct)
    {
        if (file is null)
            return (null, null);

        try
        {
            return (CsvMapping.Parse(await File.ReadAllTextAsync(file.FullName, ct)), null);
        }
        catch (FormatException e)
        {
            return (null, $"{file.Name}: {e.Message}");
        }
    }

    /// <summary>One line of standard error that is written over again and again.</summary>
    private sealed class ProgressLine : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            var share = value.BytesTotal is > 0 and { } total ? $"{100.0 * value.BytesRead / total:0} % " : "";
            Console.Error.Write($"\r\u001b[K{share}{value.RowsRead:N0} rows, {value.RowsPerSecond:N0}/s");
        }

        public static void Clear() => Console.Error.Write("\r\u001b[K");
    }
}
