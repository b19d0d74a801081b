using Dashboard.Core.Providers;

namespace Dashboard.Core.AiModels.Lifecycle;

/// <summary>When a model ends at one host, by everything that we know; sources that disagree stay visible.</summary>
/// <param name="Ends">The firm day that a person settled for, else the earliest that anybody gives; else the latest lower bound.</param>
/// <param name="Firm">False: not sooner than that day.</param>
/// <param name="Replacement">What the host itself names.</param>
/// <param name="FirmDays">Every firm day that is given now, the earliest first.</param>
/// <param name="Decisions">What people decided, the newest first.</param>
/// <param name="Settled">The decision that holds; null when there is none, or nothing to decide.</param>
public sealed record LifecycleVerdict(
    string Host, string RawModel, ModelKey? Model, DateOnly? Ends, bool Firm, string? Replacement, IReadOnlyList<LifecycleSaying> Sayings,
    IReadOnlyList<DateOnly> FirmDays, IReadOnlyList<LifecycleDecision> Decisions, LifecycleDecision? Settled)
{
    /// <summary>Sources give different firm days, and nobody has settled which counts.</summary>
    public bool Disagree => FirmDays.Count > 1 && Settled is null;

    /// <summary>Until it is settled the earlier firm day counts; a lower bound never beats a firm day.</summary>
    public static LifecycleVerdict Of(string host, string rawModel, ModelKey? model, IReadOnlyList<LifecycleSaying> sayings, IReadOnlyList<LifecycleDecision> decisions)
    {
        var firm = sayings.Where(s => s is { Firm: true, Ends: not null }).Select(s => s.Ends!.Value).Distinct().Order().ToList();
        DateOnly? bound = sayings.Where(s => s is { Firm: false, Ends: not null }).Select(s => s.Ends).Max();
        var settled = firm.Count > 1 && decisions is [var last, ..] && last.Holds(firm) ? last : null;
        return new(
            host, rawModel, model, settled?.Ends ?? (firm.Count > 0 ? firm[0] : bound), firm.Count > 0,
            sayings.Select(s => s.Replacement).FirstOrDefault(r => r is not null), sayings, firm, decisions, settled);
    }
}

/// <summary>One source's word. <paramref name="Source"/>: the address of the page or list; <paramref name="Quote"/>: the row, null for a list.</summary>
public sealed record LifecycleSaying(string Source, DateOnly? Ends, bool Firm, DateOnly? Announced, string? Replacement, string? Quote);

/// <summary>A person's word.</summary>
/// <param name="Ends">Null opened the question again.</param>
/// <param name="Seen">The firm days that were given at that moment.</param>
public sealed record LifecycleDecision(DateOnly? Ends, IReadOnlyList<DateOnly> Seen, string? Source, string? Note, string By, DateTime At)
{
    /// <summary>Not when a source gives a day that nobody had seen, nor when none gives the chosen one any more.</summary>
    public bool Holds(IReadOnlyList<DateOnly> given) => Ends is { } day && given.Contains(day) && given.All(Seen.Contains);
}
