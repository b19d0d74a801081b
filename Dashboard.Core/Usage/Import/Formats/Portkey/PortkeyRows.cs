using System.Text;
using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Portkey;

/// <summary>From a log to a row of the ledger.</summary>
internal sealed class PortkeyRows(RowSink sink)
{
    private readonly RowMaker _maker = new(sink);
    private bool _saidNoCurrency;

    public void Read(JsonElement log, long line) => Read(PortkeyLog.Of(log), line);

    public void Read(PortkeyLog log, long line)
    {
        var fields = _maker.Fields;
        fields.Begin();
        if (!Moments.TryRead(Bytes(log.At), out var at))
            fields.Blame($"created_at is {Utf8Values.Shown(Bytes(log.At))}, expected a time such as 2026-08-28T10:30:45.123Z");

        var (prompt, answer) = (fields.Count("req_units", Bytes(log.Prompt)), fields.Count("res_units", Bytes(log.Answer)));
        if (fields.Count("total_units", Bytes(log.Total)) is { } total && total != (prompt ?? 0) + (answer ?? 0))
            fields.Blame($"total_units is {total}, expected {(prompt ?? 0) + (answer ?? 0)} (req_units {prompt ?? 0} + res_units {answer ?? 0})");

        var key = _maker.Key("portkey", log.Id ?? log.Trace, log.Id is null ? RowMaker.Number(at) : null, log.Id is null ? RowMaker.Number(prompt) : null);
        var row = RowMaker.Request(at, line, new TokenCounts(prompt, Output: answer), key);
        row.TraceId = log.Trace;
        row.Status = log.Cache is not null && log.Cache.Contains("hit", StringComparison.OrdinalIgnoreCase) ? EntryStatus.Cached
            : IsNo(log.Success) ? EntryStatus.Failure
            : EntryStatus.Success;
        if (Cost(log, line) is var (nanos, currency))
            RowMaker.Report(ref row, nanos, currency);

        _maker.Add(ref row, new SeriesFacts(
            Gateway: "portkey", Host: log.Host, RawModel: log.Model, ApiKey: log.ApiKey, Project: log.Workspace, Environment: log.Environment));
    }

    private (long Nanos, string Currency)? Cost(PortkeyLog log, long line)
    {
        if (log.Cost is null || log.Currency is null)
        {
            if (log.Cost is not (null or "0" or "0.0") && !_saidNoCurrency)
                sink.File.AddFault(line, "cost stands there without cost_currency, so it may be cents or dollars: no cost is taken from such rows");

            _saidNoCurrency |= log.Cost is not (null or "0" or "0.0");
            return null;
        }

        if (!Utf8Values.TryNanos(Bytes(log.Cost), out var nanos))
        {
            _maker.Fields.Blame($"cost is {Utf8Values.Shown(Bytes(log.Cost))}, expected an amount that is not negative");
            return null;
        }

        if (log.Currency.Contains("cent", StringComparison.OrdinalIgnoreCase))
            return (nanos / 100, "USD");

        if (log.Currency.Length != 3)
            _maker.Fields.Blame($"cost_currency is {Utf8Values.Shown(Bytes(log.Currency))}, expected a code such as USD");

        return (nanos, log.Currency.ToUpperInvariant());
    }

    private static bool IsNo(string? success) => success is "0" or "0.0" or "false" or "False";

    private static byte[] Bytes(string? text) => text is null ? [] : Encoding.UTF8.GetBytes(text);
}
