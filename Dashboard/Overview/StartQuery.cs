using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Workloads;

namespace Dashboard.Overview;

/// <summary>Whether anybody has brought anything in yet.</summary>
public sealed class StartQuery(AnyUsageQuery usage, SourcesQuery terms, WorkloadsQuery workloads)
{
    public async Task<HouseState> AskAsync(CancellationToken ct) =>
        new(!await usage.AskAsync(ct) && (await workloads.ListAsync(ct)).Count == 0 && (await terms.ListAsync(ct)).Count == 0);
}

/// <summary>What the house knows.</summary>
/// <param name="IsNew">Nothing at all.</param>
public sealed record HouseState(bool IsNew);
