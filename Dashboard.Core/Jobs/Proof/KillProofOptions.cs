namespace Dashboard.Core.Jobs.Proof;

/// <summary>How much to run, how often to kill, and which program plays the server.</summary>
/// <param name="Folder">An empty folder for the job file and the records.</param>
/// <param name="FileName">The program that runs <see cref="JobsKillProof.RunChildAsync"/>.</param>
/// <param name="Arguments">Its arguments; the path of the job file is added as the last one.</param>
public sealed record KillProofOptions(string Folder, string FileName, IReadOnlyList<string> Arguments)
{
    public int Jobs { get; init; } = 1000;

    public int Kills { get; init; } = 30;

    public int Seed { get; init; } = 1;

    /// <summary>Servers that run at once; each kill hits one of them.</summary>
    public int Children { get; init; } = 2;

    /// <summary>The longest pause between two kills.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long after the last kill everything must be done.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);
}
