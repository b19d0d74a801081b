using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>The fields of one row, asked for by name; the first that is not what it should be is remembered.</summary>
internal abstract partial class RowFields
{
    private readonly CheckedValues _values = new();

    /// <summary>The line on which the row begins.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the row; null when nothing is.</summary>
    public string? Fault => _values.Fault;

    /// <summary>The whole row, to tell one that is written twice from two that only look alike.</summary>
    public abstract string Whole { get; }

    /// <summary>A plain value as text; null when it is absent, blank or null.</summary>
    public abstract string? Text(string name);

    /// <summary>A value that must be there.</summary>
    public string? Needed(string name, string expected)
    {
        var text = Text(name);
        if (text is null)
            Blame(name, null, expected);

        return text;
    }

    /// <summary>A whole number; null when it is not stated.</summary>
    public long? Count(string name) => Text(name) is { } text ? _values.Count(name, Encoding.UTF8.GetBytes(text)) : null;

    /// <summary>An amount of money or a quantity, also negative or written as <c>$1,250.00</c>; null when it is not stated.</summary>
    public decimal? Amount(string name)
    {
        if (Text(name) is not { } text)
            return null;

        if (TryAmount(text, out var amount))
            return amount;

        Blame(name, text, "a decimal amount of at most 100,000,000");
        return null;
    }

    /// <summary>An amount that must be there.</summary>
    public decimal? NeededAmount(string name) => Needed(name, "a decimal amount") is null ? null : Amount(name);

    /// <summary>A date or a moment that must be there.</summary>
    public SourceTime? Time(string name)
    {
        const string expected = "a date such as 2026-11-22, or a time such as 2026-11-22T03:00:00Z";
        if (Needed(name, expected) is not { } text)
            return null;

        if (SourceTime.TryParse(text, out var time))
            return time;

        Blame(name, text, expected);
        return null;
    }

    /// <summary>Remembers a fault, if it is the first.</summary>
    public void Blame(string field, string? found, string expected) =>
        _values.Blame(field, Encoding.UTF8.GetBytes(found ?? ""), expected);

    /// <inheritdoc cref="Blame(string, string?, string)"/>
    public void Blame(string fault) => _values.Blame(fault);

    /// <summary>Exact, whatever its sign; what we would round away to nothing is nothing.</summary>
    public static bool TryAmount(string text, out decimal amount)
    {
        text = text.Trim();
        if (Written().Match(text) is { Success: true } written)
        {
            text = written.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal);
            if (text is not "" && (written.Groups["minus"].Success || written.Groups["open"].Success))
                text = "-" + text;
        }

        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out amount)
            && Math.Abs(amount) <= ReadLimits.Charge;
    }

    protected void Begin(long line)
    {
        Line = line;
        _values.Begin();
    }

    /// <summary>As spreadsheets and invoices write money: <c>$50,000.00</c>, <c>-$2.50</c>, <c>(12.00)</c>.</summary>
    [GeneratedRegex(@"^((?<open>\()|(?<minus>-))?\s*[$€£¥]?\s*(?<digits>\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?)\s*(?(open)\))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Written();
}

/// <summary>A row of which nothing is known but its line.</summary>
internal sealed class NoFields : RowFields
{
    public NoFields(long line) => Begin(line);

    public override string Whole => "";

    public override string? Text(string name) => null;
}
