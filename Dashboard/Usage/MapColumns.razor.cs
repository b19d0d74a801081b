using Dashboard.Core.Usage.Import;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage;

/// <summary>Lets a person say which column of a table is what; begins with what the names suggest.</summary>
public sealed partial class MapColumns : ComponentBase
{
    private CsvField?[] _fields = [];
    private IReadOnlyList<string> _problems = [];
    private string? _provider, _currency;
    private bool _inputIncludesCache, _outputExcludesReasoning, _mapped;
    private int _guessed;

    [Parameter, EditorRequired]
    public required ImportSession Session { get; set; }

    [Parameter, EditorRequired]
    public required UnknownTable Table { get; set; }

    /// <summary>The files should be read again this way.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override void OnInitialized()
    {
        _mapped = Session.Mappings.ContainsKey(Table.File);
        var known = Session.Mappings.GetValueOrDefault(Table.File) ?? Table.Guess;
        _fields = [.. Table.Columns.Select(c => known.Columns.Where(k => k.Value == c).Select(k => (CsvField?)k.Key).FirstOrDefault())];
        _guessed = _fields.Count(f => f is not null);
        (_provider, _currency) = (known.Values.GetValueOrDefault(CsvField.Provider), known.Values.GetValueOrDefault(CsvField.Currency));
        (_inputIncludesCache, _outputExcludesReasoning) = (known.InputIncludesCache, known.OutputExcludesReasoning);
    }

    private bool Uses(CsvField field) => _fields.Contains(field);

    private string Id(string part) => $"map-{Session.Tables.TakeWhile(t => t != Table).Count()}-{part}";

    private async Task SubmitAsync()
    {
        var columns = new Dictionary<CsvField, string>();
        List<string> problems = [];
        for (var at = 0; at < _fields.Length; at++)
        {
            if (_fields[at] is { } field && !columns.TryAdd(field, Table.Columns[at]))
                problems.Add($"{columns[field]} and {Table.Columns[at]} are both {CsvFieldWords.Of(field)}.");
        }

        var values = new Dictionary<CsvField, string>();
        if (!Uses(CsvField.Provider) && _provider?.Trim() is { Length: > 0 } provider)
            values[CsvField.Provider] = provider;

        if (Uses(CsvField.Cost) && !Uses(CsvField.Currency) && _currency?.Trim() is { Length: > 0 } currency)
            values[CsvField.Currency] = currency.ToUpperInvariant();

        var mapping = new CsvMapping(columns, values, _inputIncludesCache, _outputExcludesReasoning);
        _problems = [.. problems, .. mapping.Problems()];
        if (_problems.Count > 0)
            return;

        Session.Mappings[Table.File] = mapping;
        await OnChanged.InvokeAsync();
    }
}
