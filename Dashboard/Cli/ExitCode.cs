namespace Dashboard.Cli;

/// <summary>What a command's end means to a script.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;
}

/// <summary>A command cannot do its work; the message is one sentence for the person at the terminal.</summary>
public sealed class CommandFailedException(string message, Exception? inner = null) : Exception(message, inner);
