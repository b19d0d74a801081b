using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Parses pages without running or loading anything, and without keeping what is never text.</summary>
internal static class HtmlReading
{
    private static readonly HashSet<string> Wanted = new(StringComparer.Ordinal)
    {
        "id", "class", "role", "href", "lang", "hidden", "aria-modal", "type", "rel", "property", "content", "http-equiv", "start", "colspan", "name",
    };

    private static readonly HtmlParser Lean = new(Options(lean: true), BrowsingContext.New());
    private static readonly HtmlParser Whole = new(Options(lean: false), BrowsingContext.New());

    /// <summary>Selectors may ask for any attribute, so a page that is read with them keeps all.</summary>
    public static IHtmlDocument Parse(string html, bool keepAttributes) => (keepAttributes ? Whole : Lean).ParseDocument(html);

    /// <summary>Whether AngleSharp understands this selector.</summary>
    public static bool IsSelector(string selector)
    {
        try
        {
            using var empty = Lean.ParseDocument("");
            empty.QuerySelector(selector);
            return true;
        }
        catch (DomException)
        {
            return false;
        }
    }

    public static bool LooksLikeHtml(string text)
    {
        var head = text.AsSpan().TrimStart();
        return head.StartsWith("<") && (head.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<?xml")
            || text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<body", StringComparison.OrdinalIgnoreCase)
            || text.Contains("</div>", StringComparison.OrdinalIgnoreCase) || text.Contains("</p>", StringComparison.OrdinalIgnoreCase)
            || text.Contains("</h1>", StringComparison.OrdinalIgnoreCase) || text.Contains("</article>", StringComparison.OrdinalIgnoreCase));
    }

    // Scripts, styles and most attributes are nine tenths of a page and none of its words.
    private static HtmlParserOptions Options(bool lean) => new()
    {
        SkipComments = true,
        SkipScriptText = true,
        SkipRawText = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
        IsAcceptingCustomElementsEverywhere = false,
        ShouldEmitAttribute = lean ? (static (ref _, name) => Wanted.Contains(name.ToString())) : static (ref _, _) => true,
    };
}
