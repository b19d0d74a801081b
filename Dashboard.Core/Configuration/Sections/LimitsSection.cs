using System.Globalization;

using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>limits: {concentration: {provider: 60%, bloc: none}}</c>.</summary>
internal sealed class LimitsSection : IConfigSection
{
    private const string Concentration = "concentration";
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

        fields.Finish();
        return items;
    }

    public Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct) => Task.FromResult(items);

    public Task<Change> WriteAsync(DashboardStore store, ConfigItem item, DateTime now, CancellationToken ct)
    {
        var limit = (Limit)item.Draft;
        return PolicyWriting.WriteAsync(store, limit.Key, limit.Part, ct);
    }

    public async Task<ConfigNode?> ExportAsync(DashboardStore store, CancellationToken ct)
    {
        var limits = await store.ConcentrationLimits().AsNoTracking().ToListAsync(ct);
        return limits.Count == 0 ? null : ConfigMap.Of(
            (Concentration, ConfigMap.Of(limits.OrderBy(l => l.Key).Select(l => (ConfigWords.Write(l.Key), (ConfigNode?)ConfigScalar.Of(Text(l.Part)))))));
    }

    private static string Text(double? part) =>
        part is { } number ? $"{((decimal)number * 100).ToString("0.############", CultureInfo.InvariantCulture)}%" : None;

    private static Limit? Part(string text)
    {
        if (text == None)
            return new(default, null);

        var percent = text.EndsWith('%');
        return decimal.TryParse(text.TrimEnd('%').Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (percent ? number / 100 : number) is > 0 and <= 1 and var part
            ? new(default, (double)part) : null;
    }

    private sealed record Limit(ConcentrationKey Key, double? Part);
}
