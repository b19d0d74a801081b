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
    };
}
