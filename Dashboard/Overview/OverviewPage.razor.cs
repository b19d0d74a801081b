using Microsoft.AspNetCore.Components;

namespace Dashboard.Overview;

/// <summary>The page that answers in five seconds.</summary>
public sealed partial class OverviewPage(OverviewQuery overview) : ComponentBase
{
    private Task<OverviewFigures> LoadAsync(CancellationToken ct) => overview.AskAsync(ct);
}
