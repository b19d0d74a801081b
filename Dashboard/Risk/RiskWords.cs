using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;
using Dashboard.Kit.Formats;

namespace Dashboard.Risk;

/// <summary>What the figures of dependency are called.</summary>
internal static class RiskWords
{
    /// <summary>The choices of the page's address, with what each is called.</summary>
    public static IReadOnlyList<(ConcentrationBasis Basis, string Key, string Name)> Bases { get; } =
    [
        (ConcentrationBasis.Spend, "spend", "Spend"),
        (ConcentrationBasis.Requests, "requests", "Requests"),
        (ConcentrationBasis.Workloads, "workloads", "Workloads"),
    ];

    public static ConcentrationBasis Basis(string? key) => Bases.FirstOrDefault(b => b.Key == key, Bases[0]).Basis;

    /// <summary>What an input of a score is called.</summary>
    public static string Factor(string name) => name switch
    {
        "fallbackGap" => "Fallback gap",
        "lifecycle" => "Life of the model",
        "concentration" => "Concentration of contracts",
        "jurisdiction" => "Jurisdiction",
        "terms" => "Terms, unreviewed",
        _ => "Incidents",
    };

    /// <summary>What a share is a share of.</summary>
    public static string Whole(ConcentrationBasis basis) => basis switch
    {
        ConcentrationBasis.Spend => "spend",
        ConcentrationBasis.Requests => "requests",
        _ => "workloads, weighted by criticality",
    };

    public static string Title(ConcentrationKey key) => key switch
    {
        ConcentrationKey.Jurisdiction => "Host's home country",
        ConcentrationKey.Bloc => "Host's bloc",
        _ => key.ToString(),
    };

    public static string Subtitle(ConcentrationKey key) => key switch
    {
        ConcentrationKey.Provider => "Who bills us",
        ConcentrationKey.Maker => "Who trained the models",
        ConcentrationKey.Host => "Who serves them",
        ConcentrationKey.Gateway => "Who stands between; \"direct\" is nobody",
        ConcentrationKey.Jurisdiction => "Where the host is at home",
        _ => "US, EU, CN or other",
    };

    /// <summary>What people call a party.</summary>
    public static string Name(ConcentrationKey key, string? id, ModelCatalogue catalogue) => (key, id) switch
    {
        (_, null) => "Unknown",
        (_, ConcentrationLines.OwnHouse) => "Our own",
        (ConcentrationKey.Gateway, ConcentrationLines.Direct) => "Direct",
        (ConcentrationKey.Jurisdiction, _) => Country(id),
        (ConcentrationKey.Bloc, _) => id,
        _ => catalogue.NameOf(id),
    };

    /// <summary>Whether the party is somebody with a colour of its own.</summary>
    public static bool IsProvider(ConcentrationKey key) =>
        key is ConcentrationKey.Provider or ConcentrationKey.Maker or ConcentrationKey.Host or ConcentrationKey.Gateway;

    public static Level LevelOf(ConcentrationBand band) => band switch
    {
        ConcentrationBand.Low => Level.Low,
        ConcentrationBand.Medium => Level.Medium,
        ConcentrationBand.High => Level.High,
        ConcentrationBand.Critical => Level.Critical,
        _ => Level.Unknown,
    };

    public static Level LevelOf(Criticality criticality) => criticality switch
    {
        Criticality.Low => Level.Low,
        Criticality.Medium => Level.Medium,
        Criticality.High => Level.High,
        _ => Level.Critical,
    };

    /// <summary><c>4,812</c>, or <c>3,200 – 4,812</c> where the unknown share decides.</summary>
    public static string Index(ConcentrationLine line) => line switch
    {
        { Hhi: null } => "unknown",
        { HhiRange: [var least, var most] } when Whole(least) != Whole(most) => $"{Whole(least)} – {Whole(most)}",
        _ => Whole(line.Hhi.Value),
    };

    /// <summary>A score, or the range that what we know allows.</summary>
    public static string Score(double? score, IReadOnlyList<double>? range) => (score, range) switch
    {
        (null, _) => "unknown",
        (_, [var least, var most]) when Whole(least) != Whole(most) => $"{Whole(least)} – {Whole(most)}",
        _ => Whole(score.Value),
    };

    /// <summary>Percentage points between two shares: <c>+4.2</c>; a change of a share in percent of itself would be misread.</summary>
    public static string Points(double? before, double now)
    {
        if (before is not { } earlier)
            return "no comparison";

        var points = Math.Round((now - earlier) * 100, 1, MidpointRounding.AwayFromZero);
        return points switch
        {
            0 => "no change",
            > 0 => string.Create(CultureInfo.InvariantCulture, $"+{points:0.#} points"),
            _ => string.Create(CultureInfo.InvariantCulture, $"\u2212{-points:0.#} points"),
        };
    }

    /// <summary>Who passes the policy's limit, or that the unknown may; for lines whose limit is not certainly kept.</summary>
    public static string AgainstPolicy(ConcentrationLine line, ModelCatalogue catalogue)
    {
        var by = Title(line.Key).ToLowerInvariant();
        return line.OverLimit is true && line.Shares.FirstOrDefault(s => s.Id is not (null or ConcentrationLines.Direct) && !s.Own) is { } largest
            ? $"{Name(line.Key, largest.Id, catalogue)} has {Percent(largest.Part)} of {Whole(line.Basis)} by {by}; the policy allows {Percent(line.Limit)}."
            : $"Nobody can name {Percent(line.UnknownShare)} of {Whole(line.Basis)} by {by}, so the policy's {Percent(line.Limit)} may be passed.";
    }

    public static string Percent(double? part) => ShareFormat.Of((decimal?)part);

    private static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Country(string code)
    {
        try
        {
            return $"{new RegionInfo(code).EnglishName} ({code})";
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
