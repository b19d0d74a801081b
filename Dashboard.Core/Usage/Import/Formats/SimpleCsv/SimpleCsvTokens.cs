using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.SimpleCsv;

/// <summary>The token columns of a mapped table, sorted into disjoint classes as the mapping says.</summary>
internal sealed class SimpleCsvTokens(CheckedValues fields, CsvMapping mapping)
{
    public delegate ReadOnlySpan<byte> Column(CsvField field);

    public TokenCounts Read(Column column)
    {
        var (input, output) = (Count(column, CsvField.InputTokens), Count(column, CsvField.OutputTokens));
        var (read, reasoning) = (Count(column, CsvField.CacheReadTokens), Count(column, CsvField.ReasoningTokens));
        var (write5m, write1h, write) = (Count(column, CsvField.CacheWrite5mTokens), Count(column, CsvField.CacheWrite1hTokens), Count(column, CsvField.CacheWriteTokens));
        var cache = (read ?? 0) + (write5m ?? 0) + (write1h ?? 0) + (write ?? 0);
        if (mapping.InputIncludesCache && cache > (input ?? 0))
            fields.Blame($"{Named(CsvField.InputTokens)} is {input ?? 0}, expected at least {cache}: the mapping says that it includes the cache");
        else if (mapping.InputIncludesCache)
            input -= cache;

        if (mapping.OutputExcludesReasoning && reasoning is not null)
            output = (output ?? 0) + reasoning;
        else if (reasoning > (output ?? 0))
            fields.Blame($"{Named(CsvField.ReasoningTokens)} is {reasoning}, expected at most the {Named(CsvField.OutputTokens)} {output ?? 0}, of which it is a part");

        var tokens = new TokenCounts(input, read, write5m, write1h, write, output, reasoning);
        if (Count(column, CsvField.TotalTokens) is { } total && total != RowMaker.Sum(tokens))
            fields.Blame($"{Named(CsvField.TotalTokens)} is {total}, expected {RowMaker.Sum(tokens)}, the sum of all classes{(cache > 0 && !mapping.InputIncludesCache && total == RowMaker.Sum(tokens) - cache ? " (the input seems to include the cache)" : "")}");

        return tokens;
    }

    private long? Count(Column column, CsvField field) => fields.Count(Named(field), column(field));

    private string Named(CsvField field) => mapping.Columns.GetValueOrDefault(field) ?? CsvMapping.NameOf(field);
}
