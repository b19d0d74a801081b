namespace Dashboard.Core.Routing.Routes;

/// <summary>Whether something still stands when something else is off; ordered, so that the best of many is their maximum.</summary>
public enum Stands
{
    No,
    Unknown,
    Yes,
}

/// <summary>What one target cannot do without.</summary>
/// <param name="Text">How people name it: <c>amazon-bedrock/claude-opus-4-6</c>.</param>
/// <param name="Needs">Every one of them must be on.</param>
/// <param name="Unknown">Kinds of which it may need one more than <paramref name="Needs"/> names.</param>
/// <param name="Own">Those among its needs that we run ourselves.</param>
public sealed record TargetNeeds(string Text, IReadOnlySet<Node> Needs, IReadOnlySet<NodeKind> Unknown, IReadOnlySet<Node> Own)
{
    /// <summary>Off, if one of its needs is; unknown, if it may be the one that we cannot name.</summary>
    public Stands Without(IReadOnlyCollection<Node> off)
    {
        var stands = Stands.Yes;
        foreach (var node in off)
        {
            switch (Without(node))
            {
                case Stands.No:
                    return Stands.No;
                case Stands.Unknown:
                    stands = Stands.Unknown;
                    break;
            }
        }

        return stands;
    }

    /// <summary>The same for one.</summary>
    public Stands Without(Node off) => Needs.Contains(off) ? Stands.No : Unknown.Contains(off.Kind) ? Stands.Unknown : Stands.Yes;
}

/// <summary>One route: any target that stands is enough.</summary>
public sealed record RouteNeeds(string Workload, string Name, IReadOnlyList<TargetNeeds> Targets)
{
    public Stands Without(params IReadOnlyCollection<Node> off) =>
        Targets.Count == 0 ? Stands.No : Targets.Max(t => t.Without(off));

    /// <summary>The same for one.</summary>
    public Stands Without(Node off)
    {
        var best = Stands.No;
        foreach (var target in Targets)
        {
            // Nothing is better than a target that stands.
            if (target.Without(off) is var stands && stands is Stands.Yes)
                return stands;

            best = stands > best ? stands : best;
        }

        return best;
    }

    /// <summary>Everything that could be off and matter to it, the unnamed of each unknown kind included; in no order.</summary>
    public IEnumerable<Node> Nodes => Targets
        .SelectMany(t => t.Needs.Concat(t.Unknown.Select(Node.Unnamed)))
        .Distinct();
}
