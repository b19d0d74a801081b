using System.CommandLine;

namespace Dashboard.Cli;

/// <summary><c>bench NAME</c>: figures for sizing a machine, and the long proofs whose small variants are tests.</summary>
internal static class BenchCommand
{
    public static Command Create(SharedOptions shared) => new("bench", "Measure this machine with generated data")
    {
        BenchImportCommand.Import(shared),
        BenchImportCommand.Transcripts(shared),
        BenchJobsCommand.Create(shared),
        BenchKillsCommand.Create(shared),
        BenchPagesCommand.Create(shared),
        BenchForecastCommand.Create(shared),
        BenchTermsCommand.Create(shared),
        BenchTermsKillsCommand.Create(shared),
        BenchRiskCommand.Create(shared),
        BenchPollCommand.Create(shared),
        BenchModelsCommand.Create(shared),
    };

    /// <summary>The arguments that run this program again as <c>bench NAME ...</c>.</summary>
    public static string[] Self(params string[] rest) => Program(["bench", .. rest]);

    /// <summary>The arguments that run this program again.</summary>
    public static string[] Program(params string[] rest)
    {
        // Run as `dotnet Dashboard.dll`, the process is dotnet and wants to be told the assembly again.
        string[] assembly = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(BenchCommand).Assembly.Location] : [];
        return [.. assembly, .. rest];
    }
}
