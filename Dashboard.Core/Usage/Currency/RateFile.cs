using System.Globalization;

using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Currency;

/// <summary>
/// Reads files of rates. Ours, where the rate is what one US dollar buys unless another base is named:
/// <c>date,currency,rate[,base]</c> / <c>2026-11-20,EUR,0.8612</c>. The European Central Bank's, a column for each
/// currency and the euro as base: <c>Date,USD,JPY,…</c> / <c>2026-11-20,1.1612,174.3,N/A,…</c>.
/// </summary>
public static class RateFile
{
    private const string Euro = "EUR";

    // The bank's file since 1999 has a quarter of a million rates.
    private const int Most = 2_000_000;
    private const int MostFaults = 20;

    public static RateFileContents Read(TextReader text)
    {
        if (text.ReadLine() is not { } first)
            return Refused("The file is empty.");

        string[] names = [.. Cells(first).Select(h => h.TrimStart('\ufeff').ToLowerInvariant())];
        var date = Array.IndexOf(names, "date");
        if (date < 0)
            return Refused("The first line must name the columns date,currency,rate, or date and a column for each currency as the European Central Bank writes them.");

        var (currency, rate, over) = (Array.IndexOf(names, "currency"), Array.IndexOf(names, "rate"), Array.IndexOf(names, "base"));
        var contents = new RateFileContents([], []);
        for (var number = 2; text.ReadLine() is { } line && contents.Rates.Count < Most; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;

            var row = new Line(number, Cells(line), contents);
            if (currency >= 0 && rate >= 0)
                One(row, date, row[currency], row[rate], row[over] is { Length: > 0 } named ? named : CurrencyCode.Usd);
            else
                Row(row, names, date);
        }

        return contents.Rates.Count == 0 && contents.Problems.Count == 0 ? Refused("The file has no rates.") : contents;
    }

    // Neither days nor codes nor numbers ever hold a comma.
    private static string[] Cells(string line) => [.. line.Split(',').Select(c => c.Trim().Trim('"').Trim())];

    private static void Row(Line row, string[] names, int date)
    {
        for (var i = 0; i < names.Length; i++)
        {
            // The bank ends its lines with a comma and writes N/A where a currency had no rate.
            if (i != date && CurrencyCode.Read(names[i]) is { } code && row[i] is { Length: > 0 } text && text != "N/A")
                One(row, date, code, text, Euro);
        }
    }

    private static void One(Line row, int date, string? currency, string? rate, string over)
    {
        if (!DateOnly.TryParseExact(row[date], ["yyyy-MM-dd", "d MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            row.Fault($"\"{row[date]}\" is no date such as 2026-11-20.");
        else if (CurrencyCode.Read(currency) is not { } code)
            row.Fault($"\"{currency}\" is no currency; write the three letters, as in EUR.");
        else if (CurrencyCode.Read(over) is not { } unit)
            row.Fault($"\"{over}\" is no currency; write the three letters, as in USD.");
        else if (code == unit)
            row.Fault($"A rate of {code} to itself says nothing.");
        else if (!decimal.TryParse(rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is <= 0 or > 1_000_000_000)
            row.Fault($"\"{rate}\" is no rate; write a number above zero, with a point.");
        else
            row.Contents.Rates.Add(new RateDraft(day, unit, code, number));
    }

    private sealed record Line(int Number, string[] Cells, RateFileContents Contents)
    {
        public string? this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : null;

        public void Fault(string message)
        {
            if (Contents.Problems.Count < MostFaults)
                Contents.Problems.Add(new Problem($"line {Number}", message));
        }
    }

    private static RateFileContents Refused(string message) => new([], [new Problem("", message)]);
}

/// <summary>What a file says, and what in it could not be read.</summary>
public sealed record RateFileContents(List<RateDraft> Rates, List<Problem> Problems);

/// <summary>One rate: so much of <paramref name="Currency"/> for one of <paramref name="Base"/>.</summary>
public sealed record RateDraft(DateOnly Day, string Base, string Currency, decimal Rate);
