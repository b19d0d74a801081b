using Dashboard.Core.Routing.Import;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Findings;

/// <summary>What is wrong with a route by itself, said of its workload.</summary>
internal static class JudgedFindings
{
    // Said in other words by the findings of the workload, or true of every good fallback.
    private static readonly HashSet<string> SaidElsewhere = ["no-fallback", "crosses-vendor"];

    public static IEnumerable<Finding> Of(RouteJudgement judgement, WorkloadDraft workload, RouteFacts route, bool only, DateOnly asOf) =>
        judgement.Of(only ? workload.Name : $"Route \"{route.Draft.Name}\" of {workload.Name}", [.. route.Draft.Targets.Select(t => new ImportedTarget(t.Text, t))], asOf)
            // A policy that allows the bloc has been asked.
            .Where(f => !SaidElsewhere.Contains(f.Code) && !(f.Code == "crosses-bloc" && workload.AllowedBlocs is not null))
            .Select(f => new Finding(f.Code, f.Level, f.Message));
}
