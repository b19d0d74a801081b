using System.CommandLine;

using Dashboard.Core.Store;

namespace Dashboard.Cli;

/// <summary>The options that every command understands.</summary>
public sealed class SharedOptions(string[] settings)
{
    /// <summary>The data folder; relative to the caller's folder.</summary>
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "The data folder (default: ./data, or the setting Dashboard:DataFolder)",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>One JSON document on standard output; logs go to standard error.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document", Recursive = true };

    /// <summary>Development shows the component gallery and detailed errors.</summary>
    public Option<string?> Environment { get; } = new("--environment")
    {
        Description = "Production (default) or Development",
        HelpName = "NAME",
        Recursive = true,
    };

    /// <summary>What the caller said as <c>--Section:Key=value</c>, as configuration understands it.</summary>
    public string[] Configuration(ParseResult parsed)
    {
        string[] data = parsed.GetValue(Data) is { } folder ? [$"--{DataFolder.Setting}={folder}"] : [];
        string[] environment = parsed.GetValue(Environment) is { } name ? [$"--environment={name}"] : [];
        return [.. settings, .. data, .. environment];
    }

    /// <summary>The data folder, for commands that do without the house.</summary>
    public DataFolder Folder(ParseResult parsed) => new(
        new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(Configuration(parsed)).Build()[DataFolder.Setting] ?? "data");
}
