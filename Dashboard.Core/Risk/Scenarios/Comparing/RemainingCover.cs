using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Scenarios.Comparing;

/// <summary>Whether one more party can stop a workload once some are gone. Pure.</summary>
internal static class RemainingCover
{
    public static SingleProviderAnswer Of(PlannedWorkload workload, IReadOnlyList<Node> gone)
    {
        if (workload.Routes.Count == 0)
            return SingleProviderAnswer.Unknown;

        // Fewer targets are never safer: with all that may stand it is at best, with those alone that certainly stand at worst.
        var best = Judge(workload, n => n.Without(gone) is not Stands.No);
        var worst = Judge(workload, n => n.Without(gone) is Stands.Yes);
        return best == worst ? best : SingleProviderAnswer.Unknown;
    }

    private static SingleProviderAnswer Judge(PlannedWorkload workload, Func<TargetNeeds, bool> stands)
    {
        List<RouteNeeds> left = [.. workload.Routes.Select(r => new RouteNeeds(workload.Key, r.Name, [.. r.Needs.Where(stands)]))];
        return left.Exists(r => r.Targets.Count == 0) ? SingleProviderAnswer.Yes : SingleProvider.Judge(left).Answer;
    }
}
