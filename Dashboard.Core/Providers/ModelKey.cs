namespace Dashboard.Core.Providers;

/// <summary>The canonical name of a model, whoever serves it: <c>maker/model</c>, as in <c>anthropic/claude-opus-4-6</c>.</summary>
public readonly record struct ModelKey(ProviderKey Maker, string Name)
{
    /// <summary>Reads <c>maker/model</c>; null when there is no maker.</summary>
    public static ModelKey? Parse(string? text) =>
        text?.Split('/', 2) is [{ Length: > 0 } maker, { Length: > 0 } name] ? new(new(maker), name) : null;

    public override string ToString() => $"{Maker}/{Name}";
}
