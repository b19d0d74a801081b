using System.CommandLine;
using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Core.Usage.Pricing.Recalculation;
using Dashboard.Core.Usage.Pricing.Unpriced;

namespace Dashboard.Cli;

/// <summary><c>prices recalc|unpriced|list</c>: costs of the past by the prices of now, and what has no price.</summary>
internal static class PricesCommand
{
    public static Command Create(SharedOptions shared) =>
        new("prices", "Own prices, models without a price, and the recalculation of costs") { Recalc(shared), Unpriced(shared), List(shared) };

    private static Command Recalc(SharedOptions shared)
    {
        var from = new Option<DateOnly?>("--from") { Description = "The first day (default: the first of the ledger)", HelpName = "DATE", CustomParser = r => SpendCommand.Day(r) };
        var to = new Option<DateOnly?>("--to") { Description = "The day after the last (default: after the last of the ledger)", HelpName = "DATE", CustomParser = r => SpendCommand.Day(r) };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change and write nothing" };
        var reason = new Option<string>("--reason") { Description = "Kept with the record", HelpName = "TEXT", DefaultValueFactory = _ => "Asked for on the command line" };
        var recalc = new Command("recalc", "Reckon computed costs again by the prices of now") { from, to, dryRun, reason };
        recalc.Validators.Add(result =>
        {
            if (SpendCommand.DayOf(result.GetResult(from)) is { } first && SpendCommand.DayOf(result.GetResult(to)) is { } end && end < first)
                result.AddError("--to must not lie before --from.");
        });
        recalc.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var costs = host.Services.GetRequiredService<RecalculateCosts>();
            var known = await host.Services.GetRequiredService<RecalculationsQuery>().DaysAsync(null, ct);
            var (first, end) = (parsed.GetValue(from) ?? known?.From, parsed.GetValue(to) ?? known?.Until);
            // One that lies outside of the ledger leaves nothing to do.
            var period = first is { } day && end is { } until && day <= until ? new Period(day, until) : default;
            var trial = parsed.GetValue(dryRun);
            int? id = trial || period == default ? null : await costs.RequestAsync(new RecalculationScope(period), parsed.GetValue(reason)!, Environment.UserName, ct);
            var done = id is { } number
                ? await costs.RunAsync(number, ct) ?? throw new CommandFailedException("Somebody stopped it; what was done stays. Run it again to do the rest.")
                : await costs.PreviewAsync(new RecalculationScope(period), ct);
            Answer.Write(
                parsed.GetValue(shared.Json),
                new
                {
                    DryRun = trial,
                    Recalculation = id,
                    done.Period.From,
                    To = done.Period.Until,
                    done.Entries,
                    done.Changed,
                    BeforeUsd = done.Before,
                    AfterUsd = done.After,
                    done.UnpricedBefore,
                    done.UnpricedAfter,
                    Models = done.Models.Select(m => new { m.Model, m.Host, m.Entries, m.Changed, BeforeUsd = m.Before, AfterUsd = m.After, m.UnpricedBefore, m.UnpricedAfter }),
                },
                (_, output) => Print(done, trial, output));
            return ExitCode.Done;
        });
        return recalc;
    }

    private static Command Unpriced(SharedOptions shared)
    {
        var unpriced = new Command("unpriced", "Used models without a price, the most tokens first");
        unpriced.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var usage = await host.Services.GetRequiredService<UnpricedModelsQuery>().ListAsync(ct);
            Answer.Write(parsed.GetValue(shared.Json), new { models = usage.Rows, usage.TimeZone }, (_, output) =>
            {
                foreach (var row in usage.Rows)
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.RawModel ?? "(no model named)",-44} {row.Party ?? "?",-20} {row.Entries,10:#,0} entries {row.Tokens,16:#,0} tokens  {row.First:yyyy-MM-dd} to {row.Last:yyyy-MM-dd}{(row.PricedNow ? "  has a price by now: recalculate" : "")}"));

                if (usage.Rows.Count == 0)
                    output.WriteLine("Every entry has a price.");
            });
            return ExitCode.Done;
        });
        return unpriced;
    }

    private static Command List(SharedOptions shared)
    {
        var list = new Command("list", "Own prices, those that hold first; change them with apply or on the page");
        list.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var prices = await host.Services.GetRequiredService<OwnPricesQuery>().ListAsync(ct);
            Answer.Write(parsed.GetValue(shared.Json), new { prices }, (_, output) =>
            {
                foreach (var row in prices)
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Id,5}  {row.Price.Kind,-8} {row.Price.Key}{(row.RetiredAt is null ? "" : "  (retired)")}"));

                if (prices.Count == 0)
                    output.WriteLine("No own prices: the catalogue's hold.");
            });
            return ExitCode.Done;
        });
        return list;
    }

    private static void Print(RecalculationDifference done, bool trial, TextWriter output)
    {
        foreach (var model in done.Models.Where(m => m.Changed > 0))
            output.WriteLine($"{model.Model ?? "(no model named)"} at {model.Host ?? "?"}: {Usd(model.Before)} → {Usd(model.After)}, {model.Changed:#,0} of {model.Entries:#,0} entries");

        output.WriteLine($"{(trial ? "Nothing was written. It would be: " : "")}{done.Changed:#,0} of {done.Entries:#,0} entries change, {Usd(done.Before)} → {Usd(done.After)}, unpriced {done.UnpricedBefore:#,0} → {done.UnpricedAfter:#,0}.");
    }

    private static string Usd(decimal? amount) => amount is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.00####} USD") : "unpriced";
}
