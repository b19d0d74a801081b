using System.Security.Cryptography;
using System.Text;

using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Extracts a source's page and names the way it was done: another way makes technical versions, not changes.</summary>
public static class Extraction
{
    /// <summary>Extractor version and a print of the selectors: <c>1-4f2a9c01</c>.</summary>
    public static string WayOf(TermsSource source)
    {
        var parts = SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Select}\0{source.Remove}"));
        return $"{PageText.ExtractorVersion}.{Wording.Version}-{Convert.ToHexStringLower(parts)[..8]}";
    }

    public static PageText Of(TermsSource source, ReadOnlySpan<byte> bytes, string? contentType, Uri finalUrl) =>
        PageReading.Of(bytes, contentType, source.Parts(), finalUrl);
}
