using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Workloads;
using Dashboard.Core.Workloads.Profile;

namespace Dashboard.Core.Risk.Impacts;

/// <summary>Joins a change of terms with the organisation profile and what workloads declare.</summary>
public sealed class TermsConcernsQuery(ProfileQuery profile, WorkloadsQuery workloads, ModelCatalogue catalogue)
{
    public async Task<IReadOnlyList<Concern>> OfAsync(ChangeDetail detail, ProviderExposure exposure, CancellationToken ct) => detail.Diff is { } diff
        ? new TermsConcerns(ProfilePapers.ByEveryName(await profile.ReadAsync(ct), catalogue), await workloads.ListAsync(ct)).Of(diff, detail.Change.Source, catalogue.NameOf(detail.Change.Provider), exposure)
        : [];
}
