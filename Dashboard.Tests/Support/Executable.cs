using System.Diagnostics;

namespace Dashboard.Tests.Support;

/// <summary>The product as a child process: what scripts and people see.</summary>
public static class Executable
{
    /// <summary>The product, as it was built beside the tests.</summary>
    public static readonly string Assembly = Path.Combine(
        Repository.Root, "Dashboard", "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/', '\\')))!, "net10.0", "Dashboard.dll");

    /// <summary>Starts it in a folder; the caller stops it.</summary>
    public static Process Start(string folder, params string[] args) => Start(folder, args, []);

    /// <summary>The same with more in its environment.</summary>
    public static Process Start(string folder, string[] args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. args])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<Ended> RunAsync(string folder, string[] args, string? input = null)
    {
        using var process = Start(folder, args);
        if (input is not null)
            await process.StandardInput.WriteAsync(input);

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        return new Ended(process.ExitCode, await output, await error);
    }

    /// <summary>How it ended.</summary>
    public sealed record Ended(int Code, string Output, string Error);
}
