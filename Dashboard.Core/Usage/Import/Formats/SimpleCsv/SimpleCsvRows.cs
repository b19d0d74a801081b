using System.Text;

using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import.Formats.SimpleCsv;

/// <summary>From the rows of a mapped table to rows of the ledger.</summary>
internal sealed class SimpleCsvRows
{
    // Days of one file add up before they are given out; a file of more of them gives out what it has.
    private const int MostDays = 100_000;

    private readonly RowMaker _maker;
    private readonly CsvTable _table;
    private readonly CsvMapping _mapping;
    private readonly SimpleCsvTokens _tokens;
    private readonly Dictionary<long, (UsageRow Row, SeriesFacts Facts)> _days = [];
    private readonly int[] _at;

    public SimpleCsvRows(RowSink sink, CsvTable table, CsvMapping mapping)
    {
        _maker = new RowMaker(sink);
        (_table, _mapping) = (table, mapping);
        _at = [.. Enum.GetValues<CsvField>().Select(f => mapping.Columns.TryGetValue(f, out var name) ? table.Find(FileHead.Plain(name)) : -1)];
        _tokens = new SimpleCsvTokens(_maker.Fields, mapping);
    }

    public void Read()
    {
        var fields = _maker.Fields;
        fields.Begin();
        var (at, grain) = Moment(fields);
        var tokens = _tokens.Read(Raw);
        var requests = fields.Count(Named(CsvField.Requests), Raw(CsvField.Requests));
        var (nanos, currency) = Cost(fields);
        if (fields.Fault is { } fault)
        {
            _maker.Sink.Reject(_table.Line, fault);
            return;
        }

        if (tokens == default && requests is null && nanos is null)
        {
            _maker.Sink.Reject(_table.Line, "the row has no tokens, no requests and no cost");
            return;
        }

        var facts = new SeriesFacts(
            Contract: Text(CsvField.Provider), Gateway: Text(CsvField.Gateway), Host: Text(CsvField.Host) ?? (Text(CsvField.Gateway) is null ? Text(CsvField.Provider) : null),
            RawModel: Text(CsvField.Model), ApiKey: Text(CsvField.ApiKey), Project: Text(CsvField.Project), ServiceTier: Text(CsvField.ServiceTier),
            Tag: Text(CsvField.Tag), Service: Text(CsvField.Service), Environment: Text(CsvField.Environment));
        var id = Text(CsvField.Id);
        var (connection, day) = (_maker.Sink.File.Connection, grain == Grain.Day);
        var key = id is not null ? _maker.Key("csv", connection, id)
            : day ? _maker.Key("csv day", connection, RowMaker.Number(at), facts.Contract, facts.Gateway, facts.Host, facts.RawModel, facts.ApiKey, facts.Project, facts.ServiceTier, facts.Tag, facts.Service, facts.Environment)
            : _maker.Key("csv", connection, null, RowMaker.Number(at), facts.Contract, facts.Gateway, facts.Host, facts.RawModel, facts.ApiKey, facts.Project, facts.Service,
                RowMaker.Number(tokens.Prompt), RowMaker.Number(tokens.Output), RowMaker.Number(nanos), Text(CsvField.TraceId));
        var row = day
            ? RowMaker.Bucket(at, _table.Line, grain, tokens, requests, key)
            : RowMaker.Request(at, _table.Line, tokens, key) with { Requests = requests ?? 1, Sameness = Sameness.KeepFirst, Status = null };
        row.TraceId = Text(CsvField.TraceId);
        RowMaker.Report(ref row, nanos, currency);
        if (day && id is null)
            AddUp(key, row, facts);
        else
            Add(row, facts);
    }

    /// <summary>The days that were added up.</summary>
    public void End()
    {
        foreach (var (row, facts) in _days.Values)
            Add(row, facts);

        _days.Clear();
    }

    private void AddUp(long key, UsageRow row, SeriesFacts facts)
    {
        if (_days.TryGetValue(key, out var before))
        {
            if (before.Row.ReportedNanos is not null && row.ReportedNanos is not null && before.Row.ReportedCurrency != row.ReportedCurrency)
            {
                _maker.Sink.Reject(row.Line, $"the currency is {row.ReportedCurrency}, expected {before.Row.ReportedCurrency} as in line {before.Row.Line}, which is of the same day and description");
                return;
            }

            _maker.Sink.File.RowsRead++;
            before.Row.Tokens += row.Tokens;
            before.Row.Requests = Sum(before.Row.Requests, row.Requests);
            before.Row.ReportedNanos = Sum(before.Row.ReportedNanos, row.ReportedNanos);
            before.Row.ReportedCurrency ??= row.ReportedCurrency;
            row = before.Row;
        }

        _days[key] = (row, facts);
        if (_days.Count > MostDays)
            End();
    }

    private static long? Sum(long? a, long? b) => a is null ? b : a + (b ?? 0);

    private void Add(UsageRow row, SeriesFacts facts)
    {
        row.Series = _maker.Sink.Series(facts);
        _maker.Sink.Add(ref row);
    }

    private (long At, Grain Grain) Moment(CheckedValues fields)
    {
        var time = Raw(CsvField.Time);
        if (!time.IsEmpty && Moments.TryRead(time, out var at))
            return (at, Grain.Request);

        // Some call a day a time.
        var date = time.IsEmpty ? Raw(CsvField.Date) : time;
        if (Moments.TryDay(date, out at) && (time.IsEmpty || time.Length <= 12))
            return (at, Grain.Day);

        if (time.IsEmpty && Moments.TryRead(date, out at))
            return (at, Grain.Request);

        fields.Blame($"{Named(time.IsEmpty && _at[(int)CsvField.Date] >= 0 ? CsvField.Date : CsvField.Time)} is {Utf8Values.Shown(date)}, expected a time such as 2026-03-01T10:00:00Z or a day such as 2026-03-01");
        return (0, Grain.Request);
    }

    private (long? Nanos, string Currency) Cost(CheckedValues fields)
    {
        var usd = Raw(CsvField.CostUsd);
        var field = usd.IsEmpty ? CsvField.Cost : CsvField.CostUsd;
        var text = Encoding.UTF8.GetString(Raw(field)).Replace("$", "", StringComparison.Ordinal).Trim();
        if (text.Length == 0)
            return (null, "USD");

        var currency = field == CsvField.CostUsd ? "USD" : Text(CsvField.Currency)?.ToUpperInvariant();
        if (currency is not { Length: 3 })
            fields.Blame($"{Named(CsvField.Currency)} is {Utf8Values.Shown(Encoding.UTF8.GetBytes(currency ?? ""))}, expected a code such as EUR");

        if (!Utf8Values.TryNanos(Encoding.UTF8.GetBytes(text), out var nanos))
            fields.Blame($"{Named(field)} is {Utf8Values.Shown(Raw(field))}, expected an amount that is not negative");

        return (nanos, currency ?? "");
    }

    private ReadOnlySpan<byte> Raw(CsvField field) => _table[_at[(int)field]];

    private string? Text(CsvField field) => _table.Text(_at[(int)field]) ?? _mapping.Values.GetValueOrDefault(field);

    private string Named(CsvField field) => _mapping.Columns.GetValueOrDefault(field) ?? CsvMapping.NameOf(field);
}
