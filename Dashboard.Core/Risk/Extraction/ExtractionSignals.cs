using System.Globalization;

using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.Exchanges;
using Dashboard.Core.Usage.Analytics.HeavyUse;

namespace Dashboard.Core.Risk.Extraction;

/// <summary>
/// Would our use look like extraction to a provider? Signals from counts alone. An aid, no legal advice, and no accusation:
/// heavy use is not extraction, but the line between them is drawn by the provider. Pure. See docs/extraction-check.md.
/// </summary>
public sealed class ExtractionSignals(ModelCatalogue catalogue)
{
    /// <summary>The totals that Anthropic published of three campaigns in February 2026, smallest first.</summary>
    public static IReadOnlyList<long> Campaigns { get; } = [150_000, 3_400_000, 13_000_000];

    /// <summary>The accounts it named, and those of one proxy.</summary>
    public const int CampaignAccounts = 24_000, ProxyAccounts = 20_000;

    /// <summary>One pass over SWE-bench: 2,294 tasks of about 50 calls each.</summary>
    public const int BenchmarkPass = 115_000;

    public IReadOnlyList<Signal> Of(HeavyUse use) => [Volume(use), Keys(use), Resold(use), Reasoning(use), Burst(use), Actions(use), Runs(use)];

    private static Signal Volume(HeavyUse use) => new(
        "volume", "Exchanges in 90 days", Text($"{use.Exchanges:#,0} ({use.Exchanges30:#,0} in the last 30)"),
        use.Exchanges < Campaigns[0] / 10 ? Level.None : use.Exchanges < Campaigns[0] ? Level.Low : use.Exchanges < Campaigns[1] ? Level.Medium : Level.High,
        Text($"The campaigns that Anthropic described in 2026 made {Campaigns[0]:#,0}, {Campaigns[1]:#,0} and {Campaigns[2]:#,0} exchanges."),
        "Know which workloads make most of them, and have one sentence for each that says what they are for.");

    private static Signal Keys(HeavyUse use) => new(
        "keys", "Distinct keys", use.Keys is { } keys ? Text($"{keys:#,0}") : null,
        use.Keys switch { null => Level.Unknown, <= 10 => Level.None, <= 100 => Level.Low, <= 1_000 => Level.Medium, _ => Level.High },
        Text($"The accounts named were about {CampaignAccounts:#,0}, {ProxyAccounts:#,0} of them behind one proxy. Many accounts for one purpose look like evasion."),
        use.Keys is null ? "Import usage by key, or give each application its own." : "Keep all keys under one organisation account, and retire those nobody uses.");

    private static Signal Resold(HeavyUse use) => new(
        "resold", "Through resellers", Share(use.Resold, use.Exchanges),
        Part(use.Resold, use.Exchanges) switch { 0 => Level.None, < 0.1 => Level.Low, < 0.5 => Level.Medium, _ => Level.High },
        "What goes through a reseller vanishes with the reseller's account, and the maker sees only that account.",
        use.Resold == 0 ? "Nothing to do." : "Buy directly, or ask the reseller under whose account your traffic runs.");

    private static Signal Reasoning(HeavyUse use) => new(
        "reasoning", "With reasoning recorded", Share(use.WithReasoning, use.Exchanges),
        use.WithReasoning == 0 ? Level.None : Part(use.WithReasoning, use.Exchanges) >= 0.5 && use.Exchanges >= Campaigns[0] ? Level.Medium : Level.Low,
        "Reasoning is what distillation collects; a large share of it in a large volume draws attention.",
        "Ask for reasoning only where somebody reads it, and do not keep it as training data.");

    private Signal Burst(HeavyUse use)
    {
        var first = use.Bursts.Count == 0 ? null : use.Bursts[0];
        return new(
            "burst", "Onto a new model at once",
            first is null ? "none" : Text($"{first.Exchanges:#,0} on {catalogue.Find(ModelKey.Parse(first.Model)!.Value)?.Name ?? first.Model} within a day of its release"),
            first is null ? Level.None : first.Exchanges < 1_000 ? Level.Low : first.Exchanges < 10_000 ? Level.Medium : Level.High,
            "One of the campaigns moved half of its traffic to a new model within 24 hours.",
            first is null ? "Nothing to do." : "Roll new models out step by step, and say so when you evaluate one on its first day.");
    }

    private static Signal Actions(HeavyUse use) => new(
        "actions", "Exchanges for each user action",
        use.Median is { } median ? Text($"half of them at most {median}, nine of ten at most {use.P90}{(UsualBand.Around(median) is [var band, ..] ? $"; looks like {band.Words}" : "")}") : null,
        use.Median switch { null => Level.Unknown, <= 4 => Level.None, <= 50 => Level.Low, <= 100 => Level.Medium, _ => Level.High },
        "Usual are 1 in chat, 3-4 with web search, 10-50 in a coding agent and 30-100 in deep research; far more looks like a machine that asks for its own sake.",
        use.Median is null ? "Send traces or session ids, so that exchanges can be told by action." : "Nothing to do while the median lies in a usual band; else look at the workload that makes it.");

    private static Signal Runs(HeavyUse use)
    {
        var total = use.Runs.Sum(r => r.Exchanges);
        return new(
            "benchmarks", "Hours that look like a benchmark", use.Runs.Count == 0 ? "none" : Text($"{use.Runs.Count:#,0}, {total:#,0} exchanges in all, the largest {use.Runs[0].Exchanges:#,0} at {use.Runs[0].Hour:yyyy-MM-dd HH:mm} UTC"),
            use.Runs.Count == 0 ? Level.None : total >= BenchmarkPass ? Level.High : Level.Medium,
            Text($"More than {HeavyUseQuery.RunAtLeast:#,0} exchanges in an hour from one key, ten times its median hour. One pass over SWE-bench makes about {BenchmarkPass:#,0}."),
            use.Runs.Count == 0 ? "Nothing to do." : "Announce benchmark runs to the provider before they start, under a key of their own.");
    }

    private static double Part(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Share(long part, long whole) => part == 0 ? "none" : Text($"{Part(part, whole) * 100:0.#} % ({part:#,0})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One thing that a provider may notice.</summary>
/// <param name="Value">Null is unknown.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Do">What to do about it.</param>
public sealed record Signal(string Code, string Title, string? Value, Level Band, string Why, string Do);
