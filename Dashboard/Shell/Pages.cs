using Dashboard.Access;

using MudBlazor;

namespace Dashboard.Shell;

/// <summary>The table of contents: the drawer lists these pages in this order. A room adds its line when its page exists.</summary>
internal static class Pages
{
    public static IReadOnlyList<NavPage> All { get; } =
    [
        new("Overview", "/", Icons.Material.Outlined.SpaceDashboard, PageGroup.Start),
        new("Spend", "/spend", Icons.Material.Outlined.Payments, PageGroup.Spend),
        new("Budgets", "/budgets", Icons.Material.Outlined.Savings, PageGroup.Spend),
        new("Connections", "/connections", Icons.Material.Outlined.Cable, PageGroup.Spend),
        new("Prices", "/prices", Icons.Material.Outlined.Sell, PageGroup.Spend),
        new("Dependency", "/dependency", Icons.Material.Outlined.Hub, PageGroup.Dependency),
        new("Scenarios", "/scenarios", Icons.Material.Outlined.AltRoute, PageGroup.Dependency),
        new("Extraction check", "/extraction-check", Icons.Material.Outlined.Policy, PageGroup.Dependency),
        new("Workloads", "/workloads", Icons.Material.Outlined.AccountTree, PageGroup.Dependency),
        new("Terms", "/terms", Icons.Material.Outlined.Gavel, PageGroup.Changes),
        new("Models", "/models", Icons.Material.Outlined.ModelTraining, PageGroup.Changes),
        new("Alerts", "/alerts", Icons.Material.Outlined.Notifications, PageGroup.Out),
        new("Reports", "/reports", Icons.Material.Outlined.Description, PageGroup.Out),
        new("Settings", "/settings", Icons.Material.Outlined.Tune, PageGroup.House),
        new("Tokens", "/settings/tokens", Icons.Material.Outlined.VpnKey, PageGroup.House, Policies.Administer),
        new("Jobs", "/jobs", Icons.Material.Outlined.PendingActions, PageGroup.House, Policies.Administer),
    ];

    /// <summary>The pages a person may open, group by group.</summary>
    public static IEnumerable<IGrouping<PageGroup, NavPage>> For(Func<string, bool> allows) =>
        All.Where(page => page.Policy is null || allows(page.Policy)).GroupBy(page => page.Group).OrderBy(group => group.Key);

    /// <summary>The page that an address belongs to: the one with the longest path that it lies under.</summary>
    /// <param name="path">From the root, as in <c>/settings/tokens</c>.</param>
    public static NavPage? At(string path) =>
        All.Where(page => path == page.Path || path.StartsWith(page.Path + "/", StringComparison.Ordinal)).MaxBy(page => page.Path.Length);
}

/// <summary>One line of the drawer. <paramref name="Policy"/> is one of <see cref="Policies"/>; null means everybody signed in.</summary>
internal sealed record NavPage(string Title, string Path, string Icon, PageGroup Group, string? Policy = null);

/// <summary>What the pages of a group answer.</summary>
internal enum PageGroup
{
    Start,
    Spend,
    Dependency,
    Changes,
    Out,
    House,
}
