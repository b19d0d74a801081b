using System.Text.RegularExpressions;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Bedrock;

/// <summary>From groups of Cost Explorer to the ledgers.</summary>
internal sealed partial class CostExplorerGroups(RowSink sink, string family)
{
    // Dearer than any model: then the quantity counts thousands or millions, whatever the name says.
    private const decimal DearestToken = 0.0002m;

    // In the order in which they are asked for.
    private static readonly string[] Costs = ["UnblendedCost", "NetUnblendedCost", "AmortizedCost", "NetAmortizedCost", "BlendedCost"];

    private readonly BucketRows _rows = new(sink, family, repeats: true);
    private readonly BucketRows _tokens = new(sink, family + "-tokens");
    private long _totals;

    public void ReadStretch(JsonFields stretch)
    {
        if (stretch.Time("TimePeriod.Start") is not { } start || stretch.Time("TimePeriod.End") is not { } end)
        {
            sink.Reject(stretch.Line, stretch.Fault!);
            return;
        }

        var when = Bucket.Between(start, end);
        Dictionary<SeriesFacts, (TokenCounts Tokens, long Line)> sums = [];
        var any = false;
        foreach (var group in JsonPages.Inside(stretch, "Groups", sink))
        {
            any = true;
            Read(group, when, sums);
        }

        foreach (var (facts, (tokens, line)) in sums)
            _tokens.UseBeside(new NoFields(line), when, facts, tokens);

        if (!any && stretch.At("Total") is not null)
        {
            _totals++;
            sink.Skip();
        }
    }

    public void End()
    {
        if (_totals > 0)
            sink.File.AddFault(0, $"{_totals} stretches have only a total of all services, of which nobody can say what Bedrock's share is: ask by SERVICE or USAGE_TYPE");
    }

    private void Read(JsonFields group, Bucket when, Dictionary<SeriesFacts, (TokenCounts Tokens, long Line)> sums)
    {
        var keys = Keys(group);
        var (service, type, account) = (keys.FirstOrDefault(IsService), keys.FirstOrDefault(k => UsageType().IsMatch(k)), keys.FirstOrDefault(k => Account().IsMatch(k)));
        if (service is null ? type is null || !IsModelUse(type) : !service.Contains("Bedrock", StringComparison.OrdinalIgnoreCase))
        {
            sink.Skip();
            return;
        }

        var metric = Array.Find(Costs, c => group.Text($"Metrics.{c}.Amount") is not null);
        var amount = metric is null ? null : group.Amount($"Metrics.{metric}.Amount");
        var facts = new SeriesFacts(
            Account: account, Contract: "amazon", Host: "amazon-bedrock", RawModel: MeterText.Model(type) ?? ModelOf(service),
            ServiceTier: type is null ? null : MeterText.Tier(type));
        if (amount is null && group.Text("Metrics.UsageQuantity.Amount") is null)
            group.Blame("Metrics has neither a cost nor a UsageQuantity, expected UnblendedCost or another cost");

        if (amount is { } charged && metric is not null)
        {
            var kind = service?.StartsWith("Tax", StringComparison.OrdinalIgnoreCase) == true ? CostKind.Tax : charged < 0 ? CostKind.Credit : CostKind.Usage;
            _rows.Charge(group, when, facts, charged, group.Text($"Metrics.{metric}.Unit") ?? "USD", kind, string.Join(", ", keys.Where(k => k != account)));
        }
        else if (group.Fault is { } fault)
        {
            sink.Reject(group.Line, fault);
        }

        if (group.Fault is null && type is not null && TokensOf(group, type, amount) is { } tokens)
            sums[facts] = sums.TryGetValue(facts, out var sum) ? (sum.Tokens + tokens, sum.Line) : (tokens, group.Line);
    }

    private static TokenCounts? TokensOf(JsonFields group, string type, decimal? cost)
    {
        if (group.Amount("Metrics.UsageQuantity.Amount") is not ({ } quantity and >= 0))
            return null;

        var scale = MeterText.TokensIn(group.Text("Metrics.UsageQuantity.Unit"));
        if (scale is null && (!type.Contains("TokenCount", StringComparison.OrdinalIgnoreCase) || quantity != decimal.Truncate(quantity) || cost > quantity * DearestToken))
            return null;

        var tokens = decimal.Round(quantity * (scale ?? 1));
        return tokens <= ReadLimits.Tokens ? MeterText.Tokens(type, (long)tokens) : null;
    }

    private static List<string> Keys(JsonFields group) =>
        group.At("Keys") is { ValueKind: System.Text.Json.JsonValueKind.Array } keys
            // A tag or a cost category stands as NAME$VALUE.
            ? [.. keys.EnumerateArray().Where(k => k.ValueKind == System.Text.Json.JsonValueKind.String).Select(k => k.GetString()!.Trim()).Where(k => k.Length > 0)]
            : [];

    private static bool IsService(string key) =>
        key.StartsWith("Amazon", StringComparison.Ordinal) || key.StartsWith("AWS", StringComparison.Ordinal) || key is "Tax"
        || key.Contains("Bedrock", StringComparison.OrdinalIgnoreCase) && !UsageType().IsMatch(key);

    private static bool IsModelUse(string type) =>
        type.Contains("bedrock", StringComparison.OrdinalIgnoreCase) || MeterText.IsAboutTokens(type) || type.Contains("TokenCount", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>Claude Sonnet 4.5 (Bedrock Edition)</c></summary>
    private static string? ModelOf(string? service) => service is not null && Edition().Match(service) is { Success: true } named ? named.Groups["model"].Value : null;

    [GeneratedRegex(@"^[A-Z]{2,4}\d?-[\w.:/-]+$|(InputTokenCount|OutputTokenCount|-tokens)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex UsageType();

    [GeneratedRegex(@"^\d{12}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Account();

    [GeneratedRegex(@"^(?<model>.+?)\s*\((Amazon )?Bedrock Edition\)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Edition();
}
