using Dashboard.Alerts;
using Dashboard.Samples;

namespace Dashboard.Shell;

/// <summary>
/// Components that rooms put on every page, in this order. They take no parameters and must render nothing when they have
/// nothing to say.
/// </summary>
internal static class ShellParts
{
    /// <summary>Right side of the app bar, before the theme: the alerts bell, a running import.</summary>
    public static IReadOnlyList<Type> Bar { get; } = [typeof(BellPart)];

    /// <summary>Above the content of every page: the mark of the sample workspace, a database that needs care.</summary>
    public static IReadOnlyList<Type> Banners { get; } = [typeof(SampleBanner)];
}
