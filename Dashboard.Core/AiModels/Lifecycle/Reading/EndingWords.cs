using System.Text.RegularExpressions;

namespace Dashboard.Core.AiModels.Lifecycle.Reading;

/// <summary>The words with which pages speak about the end of a model.</summary>
internal static partial class EndingWords
{
    /// <summary>Something ends.</summary>
    [GeneratedRegex(@"\b(retir\w*|shut ?down|discontinu\w*|sunset\w*|deprecat\w*|removed|decommission\w*|unavailable|end[- ]of[- ]life|eol|effective|taken offline|no longer (be )?(available|supported|accessible)|available until)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    public static partial Regex Ends();

    /// <summary>A state that says when it was over, or will be: "Retired Apr 4, 2026".</summary>
    [GeneratedRegex(@"^\W*(retire[sd]?|retiring|retirement|shut ?down|removed|sunset|discontinued|end[- ]of[- ]life|eol)\b.*\d", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    public static partial Regex Over();

    /// <summary>From here on a sentence speaks of what to use instead.</summary>
    [GeneratedRegex(@"\b(migrat\w*|recommend\w*|replac\w*|switch\w*|redirect\w*|instead|upgrad\w*|alternativ\w*|transition\w*|in favor of|point(s|ing)? to|please use|served by|encourage\w*)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    public static partial Regex Instead();

    /// <summary>A list of what ends follows.</summary>
    [GeneratedRegex(@"\b(deprecated|retired|following)\s+(models?|deprecations)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    public static partial Regex Opens();

    /// <summary>The day is a lower bound.</summary>
    [GeneratedRegex(@"\b(not? (sooner|earlier|before)|or later|earliest|at least until)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    public static partial Regex AtLeast();

    /// <summary>Gemini's page: every day in its tables is a lower bound.</summary>
    [GeneratedRegex(@"dates? listed in the tables? indicates? the[\W_]+earliest possible dates?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    public static partial Regex AllAtLeast();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-Z>`*])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    public static partial Regex SentenceEnd();

    /// <summary>An id: no spaces, a digit or a hyphen, and no path of an endpoint.</summary>
    [GeneratedRegex(@"^(?!/|v\d/)(?=[^ ]*[\d-])[A-Za-z0-9][\w./:@+-]{1,120}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    public static partial Regex ModelId();

    [GeneratedRegex(@"^\W*(?<day>20\d{2}[-‑]\d{2}[-‑]\d{2})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    public static partial Regex DatedHeading();
}
