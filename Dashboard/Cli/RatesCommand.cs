using System.CommandLine;
using System.Globalization;

using Dashboard.Core.Usage.Currency;

namespace Dashboard.Cli;

/// <summary><c>rates import FILE</c>, <c>rates list</c>: exchange rates, from files only; nothing is fetched.</summary>
internal static class RatesCommand
{
    public static Command Create(SharedOptions shared) => new("rates", "Exchange rates for amounts in other currencies") { Import(shared), List(shared) };

    private static Command Import(SharedOptions shared)
    {
        var file = new Argument<string>("FILE") { Description = "CSV of date,currency,rate[,base], or the European Central Bank's; - reads standard input" };
        var source = new Option<string?>("--source") { Description = "Who says so (default: the file's name)", HelpName = "NAME" };
        var import = new Command("import", "Take rates from a file; a day that has one gets the new one") { file, source };
        import.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetRequiredValue(file);
            var contents = Read(path);
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            // One line that cannot be read may hide a shifted column: then nothing of the file is believed.
            var changed = contents.Problems.Count > 0
                ? 0
                : await host.Services.GetRequiredService<SaveRates>().AddAsync(contents.Rates, parsed.GetValue(source) ?? Path.GetFileName(path), ct);
            Answer.Write(parsed.GetValue(shared.Json), new { rates = contents.Rates.Count, changed, errors = contents.Problems }, (_, output) =>
            {
                foreach (var problem in contents.Problems)
                    output.WriteLine(problem.Path.Length == 0 ? problem.Message : $"{problem.Path}: {problem.Message}");

                output.WriteLine(contents.Problems.Count > 0 ? "Nothing was taken." : $"{contents.Rates.Count:#,0} rates read, {changed:#,0} new or changed.");
            });
            return contents.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return import;
    }

    private static Command List(SharedOptions shared)
    {
        var list = new Command("list", "The newest rate of each pair");
        list.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var pairs = await host.Services.GetRequiredService<RatesQuery>().PairsAsync(ct);
            Answer.Write(parsed.GetValue(shared.Json), new { pairs }, (_, output) =>
            {
                foreach (var pair in pairs)
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"1 {pair.Base} = {pair.Rate} {pair.Currency} on {pair.Last:yyyy-MM-dd} ({pair.Source}); {pair.Days} days since {pair.First:yyyy-MM-dd}"));

                if (pairs.Count == 0)
                    output.WriteLine("No exchange rates: amounts in other currencies cannot be converted.");
            });
            return ExitCode.Done;
        });
        return list;
    }

    private static RateFileContents Read(string path)
    {
        if (path == "-")
            return RateFile.Read(Console.In);

        try
        {
            using var reader = new StreamReader(path);
            return RateFile.Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be read: {e.Message}", e);
        }
    }
}
