using System.Text.Json;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>By what spend can be broken down; the camel-case names are those of the command line and the API.</summary>
public enum SpendKey
{
    Day,

    /// <summary>The Monday on which the week begins.</summary>
    Week,
    Month,

    /// <summary>Who bills us.</summary>
    Provider,
    Host,
    Gateway,
    Maker,

    /// <summary>The canonical model; the raw id where it matches none.</summary>
    Model,

    /// <summary>A model at a host.</summary>
    Offering,
    Workload,
    Key,
    Project,
    Service,
    Connection,

    /// <summary>The home country of the host.</summary>
    Jurisdiction,
    MakerJurisdiction,

    /// <summary>US, EU, CN or other: the host's.</summary>
    Bloc,
    MakerBloc,
    OpenWeights,
    ServiceTier,
    Environment,
}

/// <summary>Names of keys.</summary>
public static class SpendKeys
{
    /// <summary>Every name, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<SpendKey>().Select(k => k.Name())];

    public static string Name(this SpendKey key) => JsonNamingPolicy.CamelCase.ConvertName(key.ToString());

    /// <summary>Null when there is no such key.</summary>
    public static SpendKey? Parse(string name) => Enum.TryParse<SpendKey>(name, ignoreCase: true, out var key) && Names.Contains(key.Name()) && !char.IsAsciiDigit(name[0]) ? key : null;

    /// <summary>Whether it is a stretch of time rather than something that hangs on a series.</summary>
    public static bool IsTime(this SpendKey key) => key is SpendKey.Day or SpendKey.Week or SpendKey.Month;

    /// <summary>Whether the small roll-up, which knows neither keys nor what hangs on them, cannot answer.</summary>
    internal static bool IsFine(this SpendKey key) =>
        key is SpendKey.Workload or SpendKey.Key or SpendKey.Project or SpendKey.Service or SpendKey.ServiceTier or SpendKey.Environment;
}
