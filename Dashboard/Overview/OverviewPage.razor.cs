using Dashboard.Core.Risk;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Overview;

/// <summary>The page that answers in five seconds: one card for each question, each with a query of its own and a link to the page behind it.</summary>
public sealed partial class OverviewPage(RiskQuery risk) : ComponentBase
{
    private readonly OverviewRisk _risk = new(risk);
    private bool _isNew;
}
