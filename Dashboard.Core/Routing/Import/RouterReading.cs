using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Import;

/// <summary>What a router's configuration says; nothing of the file itself is kept.</summary>
/// <param name="Tool">Whose configuration it is; null when it could not be told.</param>
/// <param name="Dropped">Where the file holds keys or passwords: paths, never values.</param>
/// <param name="Notes">What a reader should know of the file as a whole.</param>
/// <param name="Errors">Why the file was refused; empty when it was read.</param>
public sealed record RouterReading(
    string? Tool, IReadOnlyList<ImportedRoute> Routes, IReadOnlyList<string> Dropped, IReadOnlyList<string> Notes, IReadOnlyList<RouterProblem> Errors)
{
    public bool Refused => Errors.Count > 0;

    internal static RouterReading No(string? tool, int? line, string message) => new(tool, [], [], [], [new(line, message)]);
}

/// <summary>Why a file cannot be read.</summary>
public sealed record RouterProblem(int? Line, string Message);

/// <summary>A route as its router would walk it.</summary>
/// <param name="Chains">One, unless the router sends some requests to a target that nothing of the others stands in for.</param>
public sealed record ImportedRoute(
    string Name, bool Strict, IReadOnlyList<ImportedChain> Chains, IReadOnlyDictionary<string, string> Aliases, IReadOnlyList<RouteFinding> Findings)
{
    public IReadOnlyList<string> Primary { get; } = [.. Chains.SelectMany(c => c.Primary).Select(t => t.Text).Distinct()];

    public IReadOnlyList<string> Fallbacks { get; } =
        [.. Chains.SelectMany(c => c.Fallbacks).Select(t => t.Text).Distinct().Except(Chains.SelectMany(c => c.Primary).Select(t => t.Text))];

    /// <summary>The same as routes of a workload, one for each chain: each must survive for itself.</summary>
    public IReadOnlyList<RouteDraft> Drafts(string workload) =>
    [
        .. from pair in Chains.Where(c => c.Primary.Count > 0).Select((chain, i) => (chain, i))
           let name = Chains.Count == 1 ? Name : $"{Name} ({pair.i + 1})"
           select new RouteDraft(workload, name, [.. pair.chain.Targets.Select(t => t.Draft)], Strict),
    ];
}

/// <summary>Targets of which any one is enough.</summary>
public sealed record ImportedChain(IReadOnlyList<ImportedTarget> Primary, IReadOnlyList<ImportedTarget> Fallbacks)
{
    /// <summary>In the order in which they are tried, each once.</summary>
    public IEnumerable<ImportedTarget> Targets => Primary.Select(t => t with { Draft = t.Draft with { Role = TargetRole.Primary } })
        .Concat(Fallbacks.Select(t => t with { Draft = t.Draft with { Role = TargetRole.Fallback, Weight = null } }))
        .DistinctBy(t => t.Draft with { Role = default, Weight = null });
}

/// <summary>One target: how the router writes it, and what that means.</summary>
public sealed record ImportedTarget(string Text, TargetDraft Draft);

/// <summary>A hard fact about a route, one sentence.</summary>
public sealed record RouteFinding(string Code, Level Level, string Message);
