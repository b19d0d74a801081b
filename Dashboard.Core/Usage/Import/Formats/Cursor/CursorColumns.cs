using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Cursor;

/// <summary>Where what stands in a CSV of Cursor's, by name: generations differ in columns and their order.</summary>
internal sealed class CursorColumns(CsvTable table)
{
    private readonly int _date = table.Find("date", "timestamp");
    private readonly int _user = table.Find("user", "useremail", "email");
    private readonly int _kind = table.Find("kind", "usagetype");
    private readonly int _model = table.Find("model");
    private readonly int _written = table.Find("inputwcachewrite");
    private readonly int _input = table.Find("inputwocachewrite");
    private readonly int _read = table.Find("cacheread");
    private readonly int _output = table.Find("outputtokens", "output");
    private readonly int _total = table.Find("totaltokens", "total", "tokens");
    // What we pay goes before what it would cost at the model's prices.
    private readonly int _cost = table.Find("costtoyou", "cost", "requestscost", "costusd");

    public long Line => table.Line;

    public ReadOnlySpan<byte> Date => table[_date];

    public string? User => table.Text(_user);

    public string? Kind => table.Text(_kind);

    public string? Model => table.Text(_model);

    public ReadOnlySpan<byte> Written => table[_written];

    public ReadOnlySpan<byte> Input => table[_input];

    public ReadOnlySpan<byte> Read => table[_read];

    public ReadOnlySpan<byte> Output => table[_output];

    public ReadOnlySpan<byte> Total => table[_total];

    public string? Cost => table.Text(_cost);
}
