using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Langfuse;

/// <summary>Where what stands in a CSV of Langfuse's: of its pages or of its table.</summary>
internal sealed class LangfuseColumns(CsvTable table)
{
    private readonly int _id = table.Find("id", "observationid");
    private readonly int _trace = table.Find("traceid");
    private readonly int _time = table.Find("starttime", "timestamp");
    private readonly int _model = table.Find("providedmodelname", "model", "modelname");
    private readonly int _usage = table.Find("usagedetails", "usage");
    private readonly int _input = table.Find("inputtokens", "inputusage", "prompttokens", "usageinput");
    private readonly int _output = table.Find("outputtokens", "outputusage", "completiontokens", "usageoutput");
    private readonly int _total = table.Find("totaltokens", "totalusage", "usagetotal");
    private readonly int _costs = table.Find("costdetails");
    private readonly int _cost = table.Find("totalcost", "calculatedtotalcost", "totalcostusd");
    private readonly int _environment = table.Find("environment");
    private readonly int _project = table.Find("projectid");
    private readonly int _level = table.Find("level");
    private readonly int _tags = table.Find("tags", "tracetags");

    public long Line => table.Line;

    public string? Id => table.Text(_id);

    public string? Trace => table.Text(_trace);

    public ReadOnlySpan<byte> Time => table[_time];

    public string? Model => table.Text(_model);

    /// <summary>JSON in a field.</summary>
    public ReadOnlySpan<byte> Usage => table[_usage];

    public ReadOnlySpan<byte> Input => table[_input];

    public ReadOnlySpan<byte> Output => table[_output];

    public ReadOnlySpan<byte> Total => table[_total];

    /// <summary>JSON in a field.</summary>
    public ReadOnlySpan<byte> Costs => table[_costs];

    public ReadOnlySpan<byte> Cost => table[_cost].TrimStart((byte)'$');

    public string? Environment => table.Text(_environment);

    public string? Project => table.Text(_project);

    public string? Level => table.Text(_level);

    public string? Tags => table.Text(_tags);
}
