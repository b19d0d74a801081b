using System.CommandLine;
using System.Text.Json;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Core.Providers.Catalogue.GenAiPrices;
using Dashboard.Core.Usage.Pricing;
using Dashboard.Core.Usage.Pricing.Own;

namespace Dashboard.Cli;

/// <summary><c>cost</c>: what usage costs, a line of answer for each line of usage.</summary>
internal static class CostCommand
{
    private static readonly JsonSerializerOptions OneLine = new(Answer.Json) { WriteIndented = false };

    public static Command Create(SharedOptions shared)
    {
        var usage = new Option<string>("--usage")
        {
            Description = "JSON Lines of usage, or - for standard input",
            HelpName = "FILE",
            Required = true,
        };
        var prices = new Option<FileInfo?>("--prices")
        {
            Description = "A price catalogue in genai-prices' form (default: the one built in)",
            HelpName = "FILE",
        };
        var cost = new Command("cost", "Price usage: one answer for each line, in order") { usage, prices };
        cost.SetAction(async (parsed, ct) =>
        {
            // No house and no services: this works in an empty folder. Where there is a store, its edition and its own prices hold.
            var catalogue = new ModelCatalogue(CatalogueReader.Embedded);
            if (parsed.GetValue(prices) is null)
            {
                StoredEdition.UseIn(catalogue, shared.Folder(parsed));
                catalogue.Lay(StoredOwnPrices.Read(shared.Folder(parsed)));
            }

            var lines = new CostLines(catalogue, TimeProvider.System, parsed.GetValue(prices) is { } file ? Read(file, catalogue) : null);
            using var input = Open(parsed.GetRequiredValue(usage));
            return await RunAsync(lines, input, parsed.GetValue(shared.Json), ct);
        });
        return cost;
    }

    private static async Task<int> RunAsync(CostLines lines, TextReader input, bool json, CancellationToken ct)
    {
        var (number, unread) = (0, 0);
        while (await input.ReadLineAsync(ct) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;

            var answer = lines.Answer(line);
            if (answer.Error is not null)
            {
                unread++;
                await Console.Error.WriteLineAsync($"Line {number}: {answer.Error}");
            }

            Console.Out.WriteLine(json ? JsonSerializer.Serialize(answer, OneLine) : Text(answer));
        }

        return unread == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Text(CostAnswer answer) => answer switch
    {
        { Error: { } error } => $"? {error}",
        { CostUsd: { } usd } => $"{usd} USD  {answer.PriceVersion}",
        _ => $"unpriced  {answer.Model}",
    };

    private static TextReader Open(string path)
    {
        try
        {
            return path == "-" ? Console.In : new StreamReader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"Cannot read {path}: {e.Message}", e);
        }
    }

    private static GenAiPriceList Read(FileInfo file, ModelCatalogue catalogue)
    {
        try
        {
            using var stream = file.OpenRead();
            return GenAiPriceList.Read(stream, file.Name, name => catalogue.FindByName(name)?.Key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CommandFailedException(e is FormatException ? e.Message : $"Cannot read {file}: {e.Message}", e);
        }
    }
}
