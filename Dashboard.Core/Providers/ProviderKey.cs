namespace Dashboard.Core.Providers;

/// <summary>The short name of an organisation we depend on: lower case, as in <c>openai</c> or <c>amazon-bedrock</c>.</summary>
public readonly record struct ProviderKey(string Value)
{
    /// <summary>Who bills us for machines of our own: nobody.</summary>
    public const string OwnHardware = "own-hardware";

    public override string ToString() => Value;
}
