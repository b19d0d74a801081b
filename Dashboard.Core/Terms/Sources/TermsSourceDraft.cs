using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Units;

namespace Dashboard.Core.Terms.Sources;

/// <summary>What a person says about a source.</summary>
public sealed record TermsSourceDraft(string Provider, string Name, TermsKind Kind, string Url)
{
    private const int LongestText = 200;
    private const int LongestUrl = 2000;

    public IReadOnlyList<string> Select { get; init; } = [];
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>Null: learnt from the first capture.</summary>
    public PageMarkers? Markers { get; init; }

    /// <summary>Everything that is wrong, one sentence for each field.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (Provider.Length is 0 or > LongestText || !Provider.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.'))
            yield return new(nameof(Provider), "Say the provider's short name: lower case letters, digits and hyphens, as in \"openai\".");

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestText)
            yield return new(nameof(Name), $"Give the document a name of at most {LongestText} characters.");

        if (!Enum.IsDefined(Kind))
            yield return new(nameof(Kind), "Choose a kind of document.");

        if (Url.Length > LongestUrl || !Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
            yield return new(nameof(Url), "Give the full address of the page, starting with https:// and without a password in it.");

        foreach (var selector in Select.Where(s => !HtmlReading.IsSelector(s)))
            yield return new(nameof(Select), $"\"{selector}\" is not a CSS selector.");

        foreach (var selector in Remove.Where(s => !HtmlReading.IsSelector(s)))
            yield return new(nameof(Remove), $"\"{selector}\" is not a CSS selector.");
    }
}
