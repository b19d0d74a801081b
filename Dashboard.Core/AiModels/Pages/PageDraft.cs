using Dashboard.Core.Units;

namespace Dashboard.Core.AiModels.Pages;

/// <summary>A page to watch as somebody asks for it.</summary>
public sealed record PageDraft(string Host, PageKind Kind, string Url, string? Component = null, bool Paused = false)
{
    public const int MaxUrl = 500;
    public const int MaxComponent = 100;

    public IEnumerable<Problem> Problems()
    {
        if (Host.Length is 0 or > 64 || !Host.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.' or '_'))
            yield return new("host", "Say the provider's short name: lower case letters, digits and hyphens, as in \"openai\".");

        if (Url.Length > MaxUrl || !Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
            yield return new("url", "Give the full address, starting with https:// and without a password in it.");

        if (Component?.Length > MaxComponent)
            yield return new("component", $"The component has at most {MaxComponent} characters.");
    }
}
