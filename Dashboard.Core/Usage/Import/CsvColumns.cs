using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import;

/// <summary>The columns of our own CSV.</summary>
internal static class CsvColumns
{
    private static readonly Dictionary<string, CsvField> ByName = Enum.GetValues<CsvField>().ToDictionary(f => FileHead.Plain(f.ToString()), StringComparer.Ordinal);

    /// <summary>Fields that make a row worth reading.</summary>
    public static IReadOnlyList<CsvField> Amounts { get; } =
    [
        CsvField.InputTokens, CsvField.CacheReadTokens, CsvField.CacheWriteTokens, CsvField.CacheWrite5mTokens, CsvField.CacheWrite1hTokens,
        CsvField.OutputTokens, CsvField.Requests, CsvField.CostUsd, CsvField.Cost,
    ];

    /// <summary>By the field's own name, whatever its case and separators.</summary>
    public static CsvField? FieldOf(string name) => ByName.TryGetValue(FileHead.Plain(name), out var field) ? field : null;

    /// <summary>Our own CSV's mapping, when every column of the header is one of ours; null when it is another table.</summary>
    public static CsvMapping? Own(IReadOnlyList<string> header)
    {
        var columns = new Dictionary<CsvField, string>();
        foreach (var name in header)
        {
            if (FieldOf(name) is not { } field || !columns.TryAdd(field, name))
                return null;
        }

        var mapping = new CsvMapping(columns, new Dictionary<CsvField, string>());
        return mapping.Problems().Count == 0 ? mapping : null;
    }
}
