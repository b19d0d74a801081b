namespace Dashboard.Core.Routing.Routes;

/// <summary>What can be off.</summary>
public enum NodeKind
{
    /// <summary>Who bills us.</summary>
    Provider,
    Host,
    Gateway,
    Maker,
    Jurisdiction,
    Bloc,
    Model,
}

/// <summary>Something that a target cannot do without: <c>host:amazon-bedrock</c>.</summary>
public readonly record struct Node(NodeKind Kind, string Id)
{
    /// <summary>A party of this kind that nobody has named: those who name theirs do not need it, the others may.</summary>
    public static Node Unnamed(NodeKind kind) => new(kind, "");

    public bool IsUnnamed => Id.Length == 0;

    /// <summary>Reads <c>kind:id</c>; null when it is none.</summary>
    public static Node? Parse(string text) =>
        text.Split(':', 2) is [var kind, { Length: > 0 } id] && !int.TryParse(kind, out _) && Enum.TryParse<NodeKind>(kind, ignoreCase: true, out var known)
            ? new(known, id) : null;

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}:{Id}";
}
