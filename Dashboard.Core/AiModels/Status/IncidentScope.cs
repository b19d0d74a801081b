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
        var exact = offered.Where(m => said.Contains($"-{ModelName.Normalise(m.Name)}-", StringComparison.Ordinal)).ToList();
        if (exact.Count > 0)
        {
            // "Claude Opus 4" is not meant where "Claude Opus 4.6" is said.
            return [.. exact.Where(m => !exact.Exists(o => ModelName.Normalise(o.Name).StartsWith($"{ModelName.Normalise(m.Name)}-", StringComparison.Ordinal))).Select(m => m.Key)];
        }

        // "Claude Opus": the words of the name before its first number.
        return [.. offered.Where(m => Family(m.Name) is { Length: > 5 } family && said.Contains($"-{family}-", StringComparison.Ordinal)).Select(m => m.Key)];
    }

    private static string Family(string name) =>
        string.Join('-', ModelName.Normalise(name).Split('-').TakeWhile(word => !char.IsAsciiDigit(word[0])));
}
