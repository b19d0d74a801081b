using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Usage;

namespace Dashboard.Cli;

/// <summary><c>spend --from DATE --to DATE</c>: what was spent, broken down by up to two keys; <c>--to</c> is exclusive.</summary>
internal static class SpendCommand
{
    public static Command Create(SharedOptions shared)
    {
        var from = new Option<DateOnly>("--from") { Description = "The first day", HelpName = "DATE", Required = true, CustomParser = Day };
        var to = new Option<DateOnly>("--to") { Description = "The day after the last", HelpName = "DATE", Required = true, CustomParser = Day };
        var by = new Option<List<SpendKey>>("--by")
        {
            Description = $"One or two of: {string.Join(", ", SpendKeys.Names)}",
            HelpName = "KEY[,KEY]",
            CustomParser = Keys,
            DefaultValueFactory = _ => [],
        };
        var basis = new Option<SpendBasis>("--basis")
        {
            Description = "best (default): reported where there is a figure, else computed; or one of them alone",
            HelpName = "best|reported|computed",
            CustomParser = Basis,
            DefaultValueFactory = _ => SpendBasis.Best,
        };
        var connection = new Option<string?>("--connection") { Description = "Only this connection", HelpName = "NAME" };

        var spend = new Command("spend", "What was spent in a period") { from, to, by, basis, connection };
        spend.Validators.Add(result =>
        {
            // The values cannot be asked for while one of them may be no date.
            if (DayOf(result.GetResult(from)) is { } first && DayOf(result.GetResult(to)) is { } end && end < first)
                result.AddError("--to must not lie before --from.");
        });
        spend.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var question = new SpendQuestion(
                new Period(parsed.GetValue(from), parsed.GetValue(to)), parsed.GetValue(by) ?? [], parsed.GetValue(basis), parsed.GetValue(connection));
            var answer = await host.Services.GetRequiredService<SpendQuery>().AskAsync(question, ct);
            if (parsed.GetValue(shared.Json))
                Answer.Write(true, SpendDocument.Of(question, answer), (_, _) => { });
            else
                SpendText.Write(question, answer, Console.Out);

            return ExitCode.Done;
        });
        return spend;
    }

    internal static DateOnly? DayOf(SymbolResult? result) =>
        result?.Tokens is [var token] && DateOnly.TryParseExact(token.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static DateOnly Day(ArgumentResult result)
    {
        if (DayOf(result) is { } day)
            return day;

        result.AddError($"\"{result.Tokens[0].Value}\" is not a date; write it as 2026-11-22.");
        return default;
    }

    private static List<SpendKey> Keys(ArgumentResult result)
    {
        List<SpendKey> keys = [];
        foreach (var name in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (SpendKeys.Parse(name) is not { } key)
                result.AddError($"\"{name}\" is not a key; choose from {string.Join(", ", SpendKeys.Names)}.");
            else if (keys.Contains(key))
                result.AddError($"\"{name}\" is there twice.");
            else
                keys.Add(key);
        }

        if (keys.Count > 2)
            result.AddError("At most two keys can be given.");

        return keys;
    }

    private static SpendBasis Basis(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "best": return SpendBasis.Best;
            case "reported": return SpendBasis.Reported;
            case "computed": return SpendBasis.Computed;
            default:
                result.AddError($"\"{result.Tokens[0].Value}\" is not a basis; choose from best, reported, computed.");
                return default;
        }
    }
}
