using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;

namespace Dashboard.Terms;

/// <summary>What the form about a watched page holds.</summary>
public sealed class SourceInput
{
    public bool IsMissing { get; set; }
    public string? Provider { get; set; }
    public string? Name { get; set; }
    public TermsKind Kind { get; set; }
    public string? Url { get; set; }
    public string? Select { get; set; }
    public string? Remove { get; set; }
    public string? MarkerTitle { get; set; }
    public string? MarkerHeadings { get; set; }

    public bool HasParts => !string.IsNullOrEmpty(Select) || !string.IsNullOrEmpty(Remove);

    public static SourceInput Of(TermsSourceDraft draft) => new()
    {
        Provider = draft.Provider,
        Name = draft.Name,
        Kind = draft.Kind,
        Url = draft.Url,
        Select = string.Join('\n', draft.Select),
        Remove = string.Join('\n', draft.Remove),
        MarkerTitle = draft.Markers?.Title,
        MarkerHeadings = string.Join('\n', draft.Markers?.Headings ?? []),
    };

    /// <param name="keepsMarkers">Leaves to the first capture what the document is known by.</param>
    public TermsSourceDraft ToDraft(bool keepsMarkers) => new((Provider ?? "").Trim(), Name ?? "", Kind, (Url ?? "").Trim())
    {
        Select = Lines(Select),
        Remove = Lines(Remove),
        Markers = keepsMarkers ? null : new PageMarkers(string.IsNullOrWhiteSpace(MarkerTitle) ? null : MarkerTitle.Trim(), Lines(MarkerHeadings)),
    };

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
