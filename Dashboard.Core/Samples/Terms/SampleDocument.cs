using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;

namespace Dashboard.Core.Samples.Terms;

/// <summary>A document that nobody ever published: every sentence of it was written for the sample.</summary>
/// <param name="Provider">Whose document it plays.</param>
/// <param name="Page">The last part of its address.</param>
/// <param name="Editions">How many days ago each edition was seen first, the oldest first.</param>
internal sealed partial record SampleDocument(string Provider, string Name, TermsKind Kind, string Page, IReadOnlyList<int> Editions, IReadOnlyList<SampleClause> Clauses)
{
    /// <summary>What a person decided about the step to an edition, by its number.</summary>
    public IReadOnlyDictionary<int, SampleReview> Reviews { get; init; } = new Dictionary<int, SampleReview>();

    /// <summary>For so many days its host has refused to show it.</summary>
    public int? BlockedSince { get; init; }

    /// <summary>The top-level domain is reserved: no name in it is ever anybody's.</summary>
    public string Url => $"https://{Provider}.sample.invalid/{Page}";

    public string Html(int edition, SampleMoment moment)
    {
        var html = new StringBuilder($"<!doctype html><html lang=\"en\"><head><title>{Name}</title></head><body><main><h1>{Name}</h1>\n");
        html.Append("<p>This text was written for the sample workspace of this program. It is nobody's contract, and the provider has not published it.</p>\n");
        html.Append("<p>Last updated: ").Append(Date(moment.Today.AddDays(-Editions[edition]))).Append("</p>\n");
        var heading = "";
        foreach (var clause in Clauses.Where(c => c.From <= edition && edition < c.Until))
        {
            if (clause.Heading != heading)
                html.Append("<h2>").Append(heading = clause.Heading).Append("</h2>\n");

            html.Append("<p>").Append(Ahead().Replace(clause.Text, m => Date(moment.Today.AddDays(int.Parse(m.Groups["days"].Value, CultureInfo.InvariantCulture))))).Append("</p>\n");
        }

        return html.Append("</main></body></html>").ToString();
    }

    private static string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    // "{+40}" is the day in forty days.
    [GeneratedRegex(@"\{(?<days>[+-]\d+)\}", RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Ahead();
}

/// <summary>A paragraph that stands in some editions: from this one on, up to but not including that one.</summary>
internal sealed record SampleClause(string Heading, string Text, int From = 0, int Until = int.MaxValue);

/// <summary>A person's word on a change.</summary>
/// <param name="After">How many days after it was seen.</param>
internal sealed record SampleReview(int After, ReviewDecision Decision, string Owner, string Note);
