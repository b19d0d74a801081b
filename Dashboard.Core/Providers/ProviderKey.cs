namespace Dashboard.Core.Providers;

/// <summary>The short name of an organisation we depend on: lower case, as in <c>openai</c> or <c>amazon-bedrock</c>.</summary>
public readonly record struct ProviderKey(string Value)
{
    public override string ToString() => Value;
}
