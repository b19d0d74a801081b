namespace Dashboard.Core.Units;

/// <summary>One thing that is wrong with what was asked, and where: <c>workloads[2].criticality</c> and a plain sentence.</summary>
public sealed record Problem(string Path, string Message)
{
    /// <summary>The same problem seen from the document around it.</summary>
    public Problem Under(string prefix) => this with { Path = Path.Length == 0 ? prefix : $"{prefix}.{Path}" };
}
