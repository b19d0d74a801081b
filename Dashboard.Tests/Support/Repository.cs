using System.Runtime.CompilerServices;

namespace Dashboard.Tests.Support;

/// <summary>Where the sources that were built into this test stand.</summary>
public static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
