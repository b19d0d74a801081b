namespace Dashboard.Core.Terms.Capture;

/// <summary>How legal a text sounds: duties, permissions and the nouns of contracts and privacy notices.</summary>
public static class LegalWords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "shall", "must", "may", "agree", "agreement", "agreements", "terms", "policy", "policies", "liable", "liability", "warranty", "warranties", "indemnify",
        "rights", "law", "laws", "applicable", "comply", "compliance", "consent", "party", "parties", "pursuant", "prohibited", "permitted", "terminate",
        "termination", "licence", "license", "dispute", "arbitration", "personal", "processing", "processor", "controller", "disclose", "collect", "obligations",
        "herein", "thereof", "notwithstanding", "governing", "breach", "violate", "violation", "conditions", "subprocessor", "subprocessors", "jurisdiction",
    };

    /// <summary>The share of words that belong to contracts and notices; policies have 2 to 10 %, shop windows under 1 %.</summary>
    public static double ShareIn(string text)
    {
        var words = Wording.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? 0 : (double)words.Count(Words.Contains) / words.Length;
    }
}
