namespace Dashboard.Core.Usage.Proof;

/// <summary>How often to kill, how much to import, and which program is the one that dies.</summary>
/// <param name="Folder">An empty folder for the data.</param>
/// <param name="FileName">The program that runs <see cref="ImportKillProof.RunChildAsync"/>.</param>
/// <param name="Arguments">Its arguments; the folder and the work are added as the last ones.</param>
public sealed record ImportKillOptions(string Folder, string FileName, IReadOnlyList<string> Arguments)
{
    public int Kills { get; init; } = 50;

    public int Seed { get; init; } = 1;

    /// <summary>Rows of a gateway's log; a tenth as many lines of transcripts go with them.</summary>
    public int Rows { get; init; } = 60_000;
}

/// <summary>What the kills did to the ledger.</summary>
/// <param name="WhileWriting">Kills that hit an import with rows written and rows to come.</param>
/// <param name="WhileReplacing">Kills of a process that did nothing but replace windows of days.</param>
/// <param name="Completed">Ledgers that were brought to their end, each after some of the kills.</param>
/// <param name="Wrong">What was lost, doubled or not in step; empty when nothing was.</param>
public sealed record ImportKillReport(int Kills, int WhileWriting, int WhileReplacing, int Completed, double Seconds, IReadOnlyList<string> Wrong)
{
    public bool Passed => Wrong.Count == 0;
}
