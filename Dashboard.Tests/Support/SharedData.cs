using System.Runtime.CompilerServices;

namespace Dashboard.Tests.Support;

/// <summary>Real material beside the project (<c>../shared/data</c>, or the folder in <c>DASHBOARD_SHARED</c>); tests that need it are skipped elsewhere.</summary>
public static class SharedData
{
    /// <summary>The path of a file or folder in it; skips the test where it is absent.</summary>
    public static string PathTo(string relative)
    {
        var path = Path.Combine(Root, relative);
        Assert.SkipUnless(Path.Exists(path), $"Needs ../shared/data/{relative} (or DASHBOARD_SHARED), which is not part of the project.");
        return path;
    }

    public static string Root => Environment.GetEnvironmentVariable("DASHBOARD_SHARED") ?? Path.Combine(Repository, "..", "shared", "data");

    /// <summary>The root of the project's sources.</summary>
    public static string Repository => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    private static string Here([CallerFilePath] string path = "") => path;
}
