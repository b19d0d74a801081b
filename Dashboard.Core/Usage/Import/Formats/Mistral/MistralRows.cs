using System.Globalization;
using System.Text;
using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import.Formats.Mistral;

/// <summary>From a month to rows of the ledgers: tokens by model and day, other units as costs.</summary>
internal sealed class MistralRows(RowSink sink)
{
    private readonly RowMaker _maker = new(sink);
    private readonly Dictionary<(string, string), string> _prices = [];
    private readonly Dictionary<(string Model, long Day), (TokenCounts Tokens, decimal Cost)> _days = [];
    private readonly Dictionary<(string Model, string Item, long Day), decimal> _others = [];

    public void Read(JsonElement month, long line)
    {
        foreach (var price in month.FindArray("prices")?.EnumerateArray() ?? default)
        {
            if (price.FindText("billing_metric") is { } metric && price.FindText("price") is { } amount)
                _prices[(metric, price.FindText("billing_group") ?? "")] = amount;
        }

        foreach (var section in month.EnumerateObject())
            ReadSection(section.Value, section.Name, line);

        var currency = month.FindText("currency") is { Length: 3 } code ? code.ToUpperInvariant() : null;
        foreach (var ((model, day), (tokens, cost)) in _days)
        {
            _maker.Fields.Begin();
            var row = RowMaker.Bucket(day, line, Grain.Day, tokens, null, _maker.Key("mistral", sink.File.Connection, model, RowMaker.Number(day)));
            if (currency is not null && cost > 0)
                RowMaker.Report(ref row, Money.ToNanos(cost), currency);

            _maker.Add(ref row, Facts(model));
        }

        foreach (var ((model, item, day), cost) in _others)
        {
            if (currency is null)
                sink.Reject(line, $"currency is {Utf8Values.Shown(Encoding.UTF8.GetBytes(month.FindText("currency") ?? ""))}, expected the code of the currency of {item}");
            else
                sink.AddCost(new CostRow
                {
                    Series = sink.Series(Facts(model)),
                    At = day,
                    KeyHash = _maker.Key("mistral cost", sink.File.Connection, model, item, RowMaker.Number(day)),
                    Nanos = Money.ToNanos(cost),
                    Currency = currency,
                    Item = item,
                    Line = line,
                    Grain = Grain.Day,
                    Kind = CostKind.Other,
                });
        }
    }

    private static SeriesFacts Facts(string model) => new(Contract: "mistral", Host: "mistral", RawModel: model);

    private void ReadSection(JsonElement section, string path, long line)
    {
        if (section.ValueKind != JsonValueKind.Object)
            return;

        foreach (var part in section.EnumerateObject())
        {
            if (part.Name is "models" && part.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var model in part.Value.EnumerateObject())
                    ReadModel(model, path, line);
            }
            else if (path.Length < 100)
            {
                ReadSection(part.Value, $"{path}.{part.Name}", line);
            }
        }
    }

    private void ReadModel(JsonProperty model, string path, long line)
    {
        // The alias that was asked for stands before the model that answered.
        var name = model.Name.Split("::")[^1];
        var isTokens = path is "completion" || path.EndsWith(".tokens", StringComparison.Ordinal);
        if (model.Value.ValueKind != JsonValueKind.Object)
            return;

        foreach (var group in model.Value.EnumerateObject())
        {
            if (group.Value.ValueKind != JsonValueKind.Array)
                continue;

            foreach (var item in group.Value.EnumerateArray())
                ReadItem(item, name, group.Name, path, isTokens, line);
        }
    }

    private void ReadItem(JsonElement item, string model, string group, string path, bool isTokens, long line)
    {
        var fields = _maker.Fields;
        fields.Begin();
        var date = Encoding.UTF8.GetBytes(item.FindText("timestamp") ?? "");
        if (!Moments.TryDay(date, out var day))
            fields.Blame($"timestamp is {Utf8Values.Shown(date)}, expected a day such as 2025-11-14");

        var value = fields.Count(item, "value") ?? 0;
        var paid = fields.Count(item, "value_paid") ?? value;
        var cost = Cost(item.FindText("billing_metric") ?? model, item.FindText("billing_group") ?? group, paid);
        if (fields.Fault is { } fault)
        {
            sink.Reject(line, $"{model}: {fault}");
            return;
        }

        if (isTokens)
        {
            var (tokens, before) = _days.GetValueOrDefault((model, day));
            _days[(model, day)] = (tokens + Tokens(group, value), before + (cost ?? 0));
        }
        else if (cost is { } charged)
        {
            var key = (model, item.FindText("billing_display_name") ?? path, day);
            _others[key] = _others.GetValueOrDefault(key) + charged;
        }
    }

    private static TokenCounts Tokens(string group, long value) => group switch
    {
        "output" => new TokenCounts(Output: value),
        "cached" or "input_cached" or "cached_input" => new TokenCounts(CacheRead: value),
        _ => new TokenCounts(Input: value),
    };

    private decimal? Cost(string metric, string group, long paid)
    {
        if (!_prices.TryGetValue((metric, group), out var price))
            return null;

        if (decimal.TryParse(price, NumberStyles.Float, CultureInfo.InvariantCulture, out var each) && each >= 0 && each <= ReadLimits.Money && each * paid <= ReadLimits.Money)
            return each * paid;

        _maker.Fields.Blame($"the price of {metric} is {Utf8Values.Shown(Encoding.UTF8.GetBytes(price))}, expected an amount that is not negative and of this world");
        return null;
    }
}
