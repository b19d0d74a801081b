using System.CommandLine;

namespace Dashboard.Cli;

/// <summary><c>terms</c>: judge, extract and compare captured documents, and measure how well, without a network.</summary>
internal static class TermsCommand
{
    public static Command Create(SharedOptions shared) => new("terms", "Judge, extract and compare terms documents")
    {
        TermsCheckCommand.Create(shared),
        TermsExtractCommand.Create(shared),
        TermsDiffCommand.Create(shared),
        TermsEvaluateCommand.Create(shared),
    };
}
