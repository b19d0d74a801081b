using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.HeavyUse;
using Dashboard.Core.Workloads;
using Dashboard.Core.Workloads.Profile;

namespace Dashboard.Core.Risk.Extraction;

/// <summary>
/// What we say of ourselves weighs in beside what a provider can count: whether we build models, what outputs are for,
/// and on which paper we use it. Pure.
/// </summary>
public sealed class DeclaredSignals(OrganisationProfile profile, IReadOnlyList<WorkloadDraft> workloads)
{
    /// <summary>A person who works with an agent all day makes about a thousand exchanges on each of twenty days.</summary>
    public const int PersonsMonth = 20_000;

    private readonly Dictionary<string, WorkloadDraft> _workloads = workloads.ToDictionary(w => w.Key, StringComparer.Ordinal);

    public IReadOnlyList<Signal> Of(HeavyUse use) => [Purpose(use), Paper(use)];

    private Signal Purpose(HeavyUse use)
    {
        var training = Named(use, OutputUse.Training);
        var evaluation = Named(use, OutputUse.Evaluation);
        var undeclared = (use.Workloads ?? []).Where(w => DraftOf(w)?.OutputUses is null).Sum(w => w.Exchanges);
        var known = use.Workloads is { Count: > 0 };
        var band = training.Count > 0 ? Level.High
            : !known ? Level.Unknown
            : profile.BuildsModels is true ? undeclared > 0 || evaluation.Count > 0 ? Level.Medium : Level.Low
            : undeclared > 0 ? Level.Unknown
            : evaluation.Count > 0 ? Level.Low
            : Level.None;
        return new(
            "purpose", "What outputs are used for", Value(training, evaluation, undeclared, known), band,
            profile.BuildsModels is true
                ? "Most terms forbid to train competing models with outputs, and the profile says that we train models of our own."
                : "Most terms forbid to train competing models with outputs; evaluation can look alike from outside.",
            training.Count > 0 ? "Read the clause below with somebody who decides, before more is collected; an open-weight model or a written permission would be safe ground."
            : undeclared > 0 || !known ? "Declare on each workload's page what becomes of its outputs, so that the question can be answered when it is asked."
            : evaluation.Count > 0 ? "Announce evaluations to the provider, under a key of their own."
            : "Nothing to do.");
    }

    private Signal Paper(HeavyUse use)
    {
        ContractKind? kind = use.Contract is { } contract && profile.Contracts?.TryGetValue(contract, out var found) is true ? found : null;
        return new(
            "paper", "Kind of contract",
            kind switch { ContractKind.Api => "commercial terms", ContractKind.Consumer => "consumer terms", ContractKind.Both => "commercial and consumer terms", _ => null },
            kind switch { ContractKind.Api => Level.None, ContractKind.Both => Level.Low, ContractKind.Consumer => use.Exchanges30 > PersonsMonth ? Level.Medium : Level.Low, _ => Level.Unknown },
            Text($"Terms for single persons usually forbid programs and resale; more than {PersonsMonth:#,0} exchanges a month look like a program."),
            kind switch { ContractKind.Api => "Nothing to do.", null => "Say in the organisation profile on what paper this provider is used.", _ => "Move programs to an account under commercial terms." });
    }

    private List<string> Named(HeavyUse use, OutputUse what) =>
    [
        .. (use.Workloads ?? []).Where(w => w.Exchanges > 0).OrderByDescending(w => w.Exchanges)
            .Select(DraftOf).OfType<WorkloadDraft>()
            .Where(w => w.OutputUses?.Contains(what) is true).Select(w => w.Name),
    ];

    private WorkloadDraft? DraftOf(WorkloadPart part) => part.Workload is { } key ? _workloads.GetValueOrDefault(key) : null;

    private static string? Value(List<string> training, List<string> evaluation, long undeclared, bool known)
    {
        var said = new List<string>();
        if (training.Count > 0)
            said.Add($"training by {string.Join(", ", training)}");

        if (evaluation.Count > 0)
            said.Add($"evaluation by {string.Join(", ", evaluation)}");

        if (undeclared > 0)
            said.Add(Text($"not declared for {undeclared:#,0} exchanges"));

        return !known ? null : said.Count == 0 ? "people and programs" : string.Join("; ", said);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
