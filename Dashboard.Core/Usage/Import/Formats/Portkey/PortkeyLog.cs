using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Portkey;

/// <summary>What of one log matters here, as it is written; null is not there.</summary>
internal sealed record PortkeyLog(
    string? Id, string? At, string? Host, string? Model, string? Prompt, string? Answer, string? Total, string? Cost, string? Currency,
    string? Cache, string? Success, string? Trace, string? Workspace, string? ApiKey, string? Environment)
{
    public static PortkeyLog Of(JsonElement log) => new(
        log.FindText("id"), log.FindText("created_at"), log.FindText("ai_org"), log.FindText("ai_model"),
        log.FindText("req_units"), log.FindText("res_units"), log.FindText("total_units"),
        log.FindText("cost"), log.FindText("cost_currency"), log.FindText("cache_status"),
        log.Find("is_success") is { ValueKind: JsonValueKind.False } ? "false" : log.FindText("is_success"),
        log.FindText("trace_id"), log.FindText("workspace_slug"), log.FindText("api_key_id", "virtual_key"),
        log.FindText("_environment", "environment"));
}

/// <summary>The same out of a table.</summary>
internal sealed class PortkeyColumns(CsvTable table)
{
    private readonly int[] _columns =
    [
        table.Find("id"), table.Find("createdat"), table.Find("aiorg"), table.Find("aimodel"), table.Find("requnits"), table.Find("resunits"),
        table.Find("totalunits"), table.Find("cost"), table.Find("costcurrency"), table.Find("cachestatus"), table.Find("issuccess"),
        table.Find("traceid"), table.Find("workspaceslug"), table.Find("apikeyid", "virtualkey"), table.Find("environment"),
    ];

    public PortkeyLog Read() => new(
        Text(0), Text(1), Text(2), Text(3), Text(4), Text(5), Text(6), Text(7), Text(8), Text(9), Text(10), Text(11), Text(12), Text(13), Text(14));

    private string? Text(int at) => table.Text(_columns[at]);
}
