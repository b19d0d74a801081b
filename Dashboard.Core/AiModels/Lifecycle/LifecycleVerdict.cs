using Dashboard.Core.Providers;

namespace Dashboard.Core.AiModels.Lifecycle;

/// <summary>When a model ends at one host, by everything that we know; sources that disagree stay visible.</summary>
/// <param name="Ends">The earliest firm day that anybody gives; else the latest lower bound.</param>
/// <param name="Firm">False: not sooner than that day.</param>
/// <param name="Replacement">What the host itself names.</param>
public sealed record LifecycleVerdict(
    string Host, string RawModel, ModelKey? Model, DateOnly? Ends, bool Firm, string? Replacement, bool Disagree, IReadOnlyList<LifecycleSaying> Sayings)
{
    /// <summary>Until it is resolved the earlier firm day counts; a lower bound never beats a firm day.</summary>
    public static LifecycleVerdict Of(string host, string rawModel, ModelKey? model, IReadOnlyList<LifecycleSaying> sayings)
    {
        var firm = sayings.Where(s => s is { Firm: true, Ends: not null }).Select(s => s.Ends!.Value).Distinct().Order().ToList();
        DateOnly? bound = sayings.Where(s => s is { Firm: false, Ends: not null }).Select(s => s.Ends).Max();
        return new(
            host, rawModel, model, firm.Count > 0 ? firm[0] : bound, firm.Count > 0,
            sayings.Select(s => s.Replacement).FirstOrDefault(r => r is not null), firm.Count > 1, sayings);
    }
}

/// <summary>One source's word. <paramref name="Source"/>: the address of the page or list; <paramref name="Quote"/>: the row, null for a list.</summary>
public sealed record LifecycleSaying(string Source, DateOnly? Ends, bool Firm, DateOnly? Announced, string? Replacement, string? Quote);
