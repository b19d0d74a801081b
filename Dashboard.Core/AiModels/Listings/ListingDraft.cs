using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Units;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>A listing source as somebody asks for it.</summary>
/// <param name="Host">The key of the provider that serves.</param>
/// <param name="Url">The address of the list, or the base address before <c>/models</c>.</param>
/// <param name="Variable">The environment variable that holds the key.</param>
public sealed record ListingDraft(string Host, string Url, ListingForm Form = ListingForm.OpenAi, string? Variable = null, bool Paused = false)
{
    public const int MaxUrl = 500;

    // OpenAI and all who follow it, xAI with prices, Bedrock, Ollama's own.
    private static readonly string[] Lists = ["/models", "/language-models", "/foundation-models", "/api/tags"];

    /// <summary>The whole address, one spelling for one meaning.</summary>
    public string ListUrl =>
        Url.Contains('?', StringComparison.Ordinal) || Array.Exists(Lists, l => Url.TrimEnd('/').EndsWith(l, StringComparison.OrdinalIgnoreCase))
            ? Url.TrimEnd('/') : $"{Url.TrimEnd('/')}/models";

    public IEnumerable<Problem> Problems()
    {
        if (Host.Length is 0 or > 64 || !Host.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.' or '_'))
            yield return new("host", "Say the provider's short name: lower case letters, digits and hyphens, as in \"openai\".");

        if (Url.Length > MaxUrl || !Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
            yield return new("url", "Give the full address, starting with https:// and without a password in it.");

        if (CredentialBox.Refuses(Variable) is { } refusal)
            yield return new("apiKeyEnv", refusal);
    }
}
