using System.Globalization;

using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>limits: {concentration: {provider: 60%, bloc: none}, scoreWeights: {fallbackGap: 35%, ...}}</c>.</summary>
internal sealed class LimitsSection : IConfigSection
{
    private const string Concentration = "concentration";
    private const string Weights = "scoreWeights";
    private const string None = "none";

    public string Name => "limits";

    public int Order => 50;

    public IReadOnlyList<ConfigItem> Read(ConfigNode section, List<Problem> problems)
    {
        if (section is ConfigScalar { Value: null })
            return [];

        var fields = new FieldReader(section, problems);
        var items = new List<ConfigItem>();
        foreach (var node in fields.Items(Concentration))
        {
            var limits = fields.Inner(node);
            foreach (var key in Enum.GetValues<ConcentrationKey>())
            {
                var name = ConfigWords.Write(key);
                if (limits.Text(name) is not { } text)
                    continue;

                if (Part(text) is { } part)
                    items.Add(new($"{node.Path}.{name}", $"{Concentration}.{name}", part with { Key = key }));
                else
                    limits.Say(name, $"\"{text}\" is no limit; write a percentage (60%), a part of one (0.6) or {None}.");
            }

            limits.Finish();
        }

        if (fields.Items(Weights) is [var given] && Read(fields.Inner(given), given.Path, problems) is { } weights)
            items.Add(new(given.Path, Weights, weights));

        fields.Finish();
        return items;
    }

    public Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct) => Task.FromResult(items);

    public Task<Change> WriteAsync(DashboardStore store, ConfigItem item, DateTime now, CancellationToken ct)
    {
        if (item.Draft is ScoreWeights weights)
            return PolicyWriting.WriteAsync(store, weights, ct);

        var limit = (Limit)item.Draft;
        return PolicyWriting.WriteAsync(store, limit.Key, limit.Part, ct);
    }

    public async Task<ConfigNode?> ExportAsync(DashboardStore store, CancellationToken ct)
    {
        var limits = await store.ConcentrationLimits().AsNoTracking().ToListAsync(ct);
        var weights = await store.ScoreWeights().AnyAsync(ct) ? (await PolicyQuery.ReadAsync(store, ct)).Weights : null;
        return limits.Count == 0 && weights is null ? null : ConfigMap.Of(
            (Concentration, limits.Count == 0 ? null : ConfigMap.Of(limits.OrderBy(l => l.Key).Select(l => (ConfigWords.Write(l.Key), (ConfigNode?)ConfigScalar.Of(Text(l.Part)))))),
            (Weights, weights is null ? null : ConfigMap.Of(weights.All.Select(w => (w.Factor, (ConfigNode?)ConfigScalar.Of(Text(w.Weight)))))));
    }

    // Whoever names some of them decides all: the rest keeps its default, and together they must be the whole.
    private static ScoreWeights? Read(FieldReader fields, string path, List<Problem> problems)
    {
        var before = problems.Count;
        var named = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (factor, _) in ScoreWeights.Default.All)
        {
            if (fields.Text(factor) is not { } text)
                continue;

            if (Share(text) is { } weight)
                named[factor] = weight;
            else
                fields.Say(factor, $"\"{text}\" is no weight; write a percentage (35%) or a part of one (0.35).");
        }

        fields.Finish();
        var weights = ScoreWeights.From(named);
        if (problems.Count == before)
            problems.AddRange(weights.Problems().Select(p => p.Under(path)));

        return problems.Count == before ? weights : null;
    }

    private static string Text(double? part) =>
        part is { } number ? $"{((decimal)number * 100).ToString("0.############", CultureInfo.InvariantCulture)}%" : None;

    private static Limit? Part(string text)
    {
        if (text == None)
            return new(default, null);

        return Share(text) is > 0 and var part ? new(default, part) : null;
    }

    private static double? Share(string text)
    {
        var percent = text.EndsWith('%');
        return decimal.TryParse(text.TrimEnd('%').Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (percent ? number / 100 : number) is >= 0 and <= 1 and var part
            ? (double)part : null;
    }

    private sealed record Limit(ConcentrationKey Key, double? Part);
}
