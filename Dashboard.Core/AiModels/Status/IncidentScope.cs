using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Core.AiModels.Status;

/// <summary>Which offerings of a host an incident is about, by its own words.</summary>
public static class IncidentScope
{
    /// <summary>The models that the name speaks of: "Elevated errors on Claude Opus 4.6"; a family stands for all its members. Empty: it names none.</summary>
    public static IReadOnlyList<ModelKey> Of(ModelCatalogue catalogue, string host, string name)
    {
        var said = $"-{ModelName.Normalise(name)}-";
        var offered = catalogue.Models.Where(m => catalogue.Offerings(m.Key).Any(o => o.Host.Value == host)).ToList();
        var exact = (from model in offered from written in Names(model) where said.Contains($"-{written}-", StringComparison.Ordinal) select (Model: model.Key, Name: written)).ToList();
        if (exact.Count > 0)
        {
            // "Claude Opus 4" is not meant where "Claude Opus 4.6" is said.
            return [.. exact.Where(e => !exact.Exists(o => o.Model != e.Model && o.Name.StartsWith($"{e.Name}-", StringComparison.Ordinal))).Select(e => e.Model).Distinct()];
        }

        // "Claude Opus": the words of the name before its first number. One word, as "Claude", names the house rather than a model.
        return [.. offered.Where(m => Names(m).Select(Family).Any(f => f.Contains('-', StringComparison.Ordinal) && said.Contains($"-{f}-", StringComparison.Ordinal))).Select(m => m.Key)];
    }

    // "Claude Haiku 4.5 (latest)" is what a catalogue writes, and nobody else.
    private static string[] Names(CatalogueModel model) =>
        [ModelName.Normalise(model.Name.Split('(')[0].Trim()), ModelName.Normalise(model.Key.Name)];

    private static string Family(string name) =>
        string.Join('-', name.Split('-').TakeWhile(word => word.Length > 0 && !char.IsAsciiDigit(word[0])));
}
