using System.Text.RegularExpressions;

using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk.Retirement;

/// <summary>Models in use that will end: when, what hangs on them, and what could stand in.</summary>
public sealed partial class RetirementRadarQuery(LifecycleQuery lifecycle, ModelsInUseQuery uses, ReportingDayQuery days, ModelCatalogue catalogue, Replacements replacements)
{
    public const int Days = 30;

    // A model that ended long ago and is still called has found another way; what ended lately may fail right now.
    private const int PastShown = 30;

    // A lower bound that has passed means that the end may come any day.
    private const int BoundShown = 365;

    /// <summary>Days before the end at which people are reminded.</summary>
    public static IReadOnlyList<int> Stages { get; } = [90, 60, 30, 7];

    /// <summary>The soonest first, lower bounds among them and marked; what a host does not say firmly never stands before what it does.</summary>
    public async Task<IReadOnlyList<RetiringModel>> ListAsync(CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        var verdicts = (await lifecycle.AllAsync(ct)).Where(v => v.Ends >= today.AddDays(v.Firm ? -PastShown : -BoundShown)).ToList();
        if (verdicts.Count == 0)
            return [];

        var ending = verdicts.Where(v => v is { Model: not null, Firm: true } && v.Ends <= today.AddYears(1)).Select(v => (v.Host, v.Model!.Value)).ToHashSet();
        var used = await uses.ByIdAsync(Period.LastDays(today, Days), ct);
        var found = new List<RetiringModel>();
        foreach (var use in used)
        {
            if (verdicts.Where(v => IsSame(use, v)).OrderByDescending(v => v.Firm).ThenBy(v => v.Ends).FirstOrDefault() is { } verdict)
                found.Add(Tell(use, verdict, today, ending));
        }

        return [.. found.OrderBy(r => r.Ends).ThenByDescending(r => r.CostUsd ?? 0)];
    }

    /// <summary>For the first page: what ends within 90 days for certain, and the next of them.</summary>
    public async Task<RetirementCard> CardAsync(CancellationToken ct)
    {
        var near = (await ListAsync(ct)).Where(r => r.Stage is not null).ToList();
        return new(near.Count, near.Count > 0 && near.TrueForAll(r => r.CostUsd is not null) ? near.Sum(r => r.CostUsd) : null, [.. near.Take(3)]);
    }

    private RetiringModel Tell(ModelInUse use, LifecycleVerdict verdict, DateOnly today, HashSet<(string, ModelKey)> ending) => new(
        verdict.Host, use.RawIds is [var id, ..] ? id : use.Name, use.Model, verdict.Ends!.Value, verdict.Ends.Value.DayNumber - today.DayNumber,
        verdict.Firm, verdict.Replacement, use.Figures.Requests, use.Figures.CostUsd, use.LastDay, use.Workloads,
        use.Model is { } model ? replacements.For(model, verdict.Host, verdict.Replacement, use.Figures.Tokens, today, ending) : [],
        verdict);

    // The host's own id, or the same model by another name at the same host: another host's day says nothing.
    private bool IsSame(ModelInUse use, LifecycleVerdict verdict) =>
        string.Equals(use.Host, verdict.Host, StringComparison.OrdinalIgnoreCase)
        && (use.RawIds.Contains(verdict.RawModel, StringComparer.OrdinalIgnoreCase)
            || (verdict.Model is { } model && use.Model == model && !NamesAnother(use, verdict)));

    // "gpt-4o-2024-05-13" ends and "gpt-4o-2024-08-06" stays, though both are gpt-4o.
    private bool NamesAnother(ModelInUse use, LifecycleVerdict verdict) =>
        HasDate(verdict.RawModel) && use.RawIds.All(raw => catalogue.Match(raw, use.Host) is not null && ModelName.Normalise(raw) != ModelName.Normalise(verdict.RawModel));

    private static bool HasDate(string id) => Dated().IsMatch(id);

    [GeneratedRegex(@"20\d{2}-?\d{2}-?\d{2}|-\d{4}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Dated();
}

/// <summary>How many models in use end within 90 days, what they cost in 30 days (null where one is unpriced), and the next three.</summary>
public sealed record RetirementCard(int Count, decimal? CostUsd, IReadOnlyList<RetiringModel> Next);
