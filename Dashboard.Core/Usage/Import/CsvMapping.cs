using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import;

/// <summary>Which column of a table is what, for tables that no format knows.</summary>
/// <param name="Columns">By field: the column's name as the header has it.</param>
/// <param name="Values">By field: what every row is where there is no such column, such as the provider.</param>
/// <param name="InputIncludesCache">The input column counts what was read from and written to the cache too.</param>
/// <param name="OutputExcludesReasoning">The reasoning column stands beside the output.</param>
public sealed record CsvMapping(
    IReadOnlyDictionary<CsvField, string> Columns,
    IReadOnlyDictionary<CsvField, string> Values,
    bool InputIncludesCache = false,
    bool OutputExcludesReasoning = false)
{
    /// <summary>Fields of which every row can be the same.</summary>
    public static IReadOnlyList<CsvField> Constants { get; } =
        [CsvField.Provider, CsvField.Host, CsvField.Gateway, CsvField.Model, CsvField.Currency, CsvField.ApiKey, CsvField.Project, CsvField.Service, CsvField.Environment, CsvField.ServiceTier, CsvField.Tag];

    /// <summary>A field's column in our own CSV: <c>InputTokens</c> is <c>input_tokens</c>.</summary>
    public static string NameOf(CsvField field) => string.Concat(field.ToString().SelectMany((c, at) =>
        at > 0 && char.IsUpper(c) ? ['_', char.ToLowerInvariant(c)] : (char[])[char.ToLowerInvariant(c)])).Replace("write5m", "write_5m", StringComparison.Ordinal).Replace("write1h", "write_1h", StringComparison.Ordinal);

    /// <summary>What is missing or in each other's way; empty when the mapping can be used.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        if (!Columns.ContainsKey(CsvField.Time) && !Columns.ContainsKey(CsvField.Date))
            problems.Add("No column is the time or the date.");

        if (!CsvColumns.Amounts.Any(Columns.ContainsKey))
            problems.Add("No column is tokens, requests or a cost.");

        if (Columns.ContainsKey(CsvField.Cost) && !Columns.ContainsKey(CsvField.Currency) && !Values.ContainsKey(CsvField.Currency))
            problems.Add("The cost has no currency: name its column, or the currency of all rows.");

        foreach (var twice in Columns.GroupBy(c => FileHead.Plain(c.Value)).Where(g => g.Count() > 1))
            problems.Add($"The column {twice.First().Value} is {string.Join(" and ", twice.Select(c => NameOf(c.Key)))} at once.");

        return problems;
    }

    /// <summary>What the columns of a header seem to be.</summary>
    public static CsvMapping Guess(IReadOnlyList<string> header) => CsvGuess.Of(header);

    /// <summary>Reads a mapping file: <c>{"columns":{"time":"Created At","model":"Model"},"values":{"provider":"openai"},"inputIncludesCache":true}</c>.</summary>
    /// <exception cref="FormatException">It is not one; the message says why.</exception>
    public static CsvMapping Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var mapping = new CsvMapping(
                Fields(document.RootElement, "columns"), Fields(document.RootElement, "values"),
                Is(document.RootElement, "inputIncludesCache"), Is(document.RootElement, "outputExcludesReasoning"));
            return mapping.Problems() is [var problem, ..] ? throw new FormatException(problem) : mapping;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"the mapping is not a JSON object with columns: {e.Message}", e);
        }
    }

    private static Dictionary<CsvField, string> Fields(JsonElement root, string name)
    {
        var fields = new Dictionary<CsvField, string>();
        foreach (var property in root.FindObject(name) is { } found ? found.EnumerateObject().ToList() : [])
        {
            if (CsvColumns.FieldOf(property.Name) is not { } field)
                throw new FormatException($"{name}.{property.Name} is no field; there are {string.Join(", ", Enum.GetValues<CsvField>().Select(NameOf))}");

            if (property.Value.GetString() is { Length: > 0 } value)
                fields[field] = value;
        }

        return fields;
    }

    private static bool Is(JsonElement root, string name) => root.Find(name) is { ValueKind: JsonValueKind.True };
}
