using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.HeavyUse;
using Dashboard.Core.Workloads;
using Dashboard.Core.Workloads.Profile;

namespace Dashboard.Core.Risk.Extraction;

/// <summary>The extraction check: signals of each provider, beside what its terms say of competing models.</summary>
public sealed class ExtractionCheckQuery(HeavyUseQuery use, ClauseQuery clauses, ReportingDayQuery days, WorkloadsQuery workloads, ProfileQuery profile, ModelCatalogue catalogue)
{
    public async Task<ExtractionCheck> AskAsync(CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        var signals = new ExtractionSignals(catalogue);
        var declared = new DeclaredSignals(ProfilePapers.ByEveryName(await profile.ReadAsync(ct), catalogue), await workloads.ListAsync(ct));
        var told = await clauses.ListAsync(TermsTopic.CompetingModels, ct);
        return new(today,
        [
            .. (await use.ListAsync(today, ct)).Select(heavy =>
            {
                List<Signal> of = [.. signals.Of(heavy), .. declared.Of(heavy)];
                return new ProviderSignals(
                    heavy.Contract, NameOf(heavy.Contract), of.Where(s => s.Band is not Level.Unknown).Select(s => s.Band).DefaultIfEmpty(Level.Unknown).Max(), of,
                    [.. told.Where(c => IsOf(c.Provider, heavy.Contract))]);
            }),
        ]);
    }

    // Terms are watched by service (Bedrock), bills come from the organisation (Amazon).
    private bool IsOf(string watched, string? contract) => contract is not null && (watched == contract
        || catalogue.Find(new ProviderKey(watched))?.Organisation.Value == contract || catalogue.Find(new ProviderKey(contract))?.Organisation.Value == watched);

    private string NameOf(string? key) => key is null ? "Unknown" : catalogue.NameOf(key);
}

/// <summary>The check as of a day, over the 90 days that end with it.</summary>
public sealed record ExtractionCheck(DateOnly AsOf, IReadOnlyList<ProviderSignals> Providers);

/// <summary>One provider: what it may notice, and what its terms say.</summary>
/// <param name="Worst">Of the signals that are known.</param>
/// <param name="Clauses">Of every watched document of it; empty when none is watched.</param>
public sealed record ProviderSignals(string? Contract, string Name, Level Worst, IReadOnlyList<Signal> Signals, IReadOnlyList<TopicClauses> Clauses);
