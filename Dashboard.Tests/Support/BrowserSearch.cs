using System.ComponentModel;
using System.Diagnostics;

using Microsoft.Playwright;

namespace Dashboard.Tests.Support;

/// <summary>Where a Chromium may be, best first; a candidate is only looked for when those before it could not be started.</summary>
internal static class BrowserSearch
{
    public const string Variable = "CHROMIUM_PATH";

    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge", "chrome"];

    /// <summary>Paths of executables; installs one when the machine has none.</summary>
    public static IEnumerable<string> Candidates(IPlaywright playwright)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            yield return given;

        foreach (var found in OnPath(Environment.GetEnvironmentVariable("PATH")).Concat(InUsualPlaces()))
            yield return found;

        yield return playwright.Chromium.ExecutablePath;

        if (Install(() => Microsoft.Playwright.Program.Main(["install", "chromium"])))
            yield return playwright.Chromium.ExecutablePath;

        if (File.Exists("/etc/debian_version") && Environment.IsPrivilegedProcess && Install(AptGet))
            yield return "/usr/bin/chromium";
    }

    internal static IEnumerable<string> OnPath(string? path) =>
        from folder in (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in Names
        let file = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
        where File.Exists(file)
        select file;

    // Windows and macOS keep browsers off the PATH.
    private static IEnumerable<string> InUsualPlaces() =>
        from place in new[]
        {
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application", "msedge.exe"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
        }
        where File.Exists(place)
        select place;

    private static bool Install(Func<int> installer)
    {
        try
        {
            return installer() == 0;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException or PlaywrightException)
        {
            return false;
        }
    }

    private static int AptGet()
    {
        using var apt = Process.Start(new ProcessStartInfo("sh", ["-c", "apt-get update && apt-get install -y --no-install-recommends chromium"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
        })!;
        apt.StandardOutput.ReadToEnd();
        apt.WaitForExit();
        return apt.ExitCode;
    }
}
