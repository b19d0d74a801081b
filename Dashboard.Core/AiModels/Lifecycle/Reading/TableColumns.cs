using System.Text.RegularExpressions;

namespace Dashboard.Core.AiModels.Lifecycle.Reading;

/// <summary>Which column of a table says what; -1 where none does.</summary>
internal sealed partial record TableColumns(int Model, int Ends, int Announced, int Replacement, int Status, bool EndingByName)
{
    public static TableColumns Of(IReadOnlyList<string> header)
    {
        var model = Best(header, h => Other().IsMatch(h) ? 0 : Id().IsMatch(h) ? 3 : Ending().IsMatch(h) && h.Contains("model", StringComparison.OrdinalIgnoreCase) ? 2 : Named().IsMatch(h) ? 1 : 0);
        var ends = Best(header, h => Replaces().IsMatch(h) || h == Name(header, model) ? 0 : End().IsMatch(h) ? 2 : LateDeprecation().IsMatch(h) ? 1 : 0);
        var announced = Best(header, (h, i) => i == ends || i == model || Replaces().IsMatch(h) ? 0 : Announcement().IsMatch(h) ? 1 : 0);
        var replacement = Best(header, (h, i) => i == model ? 0 : !Replaces().IsMatch(h) || h.Contains("time", StringComparison.OrdinalIgnoreCase) ? 0 : Id().IsMatch(h) ? 2 : 1);
        var status = Best(header, (h, i) => i != ends && i != announced && State().IsMatch(h) ? 1 : 0);
        return new(model, ends, announced, replacement, status, model >= 0 && Ending().IsMatch(header[model]));
    }

    private static string? Name(IReadOnlyList<string> header, int column) => column < 0 ? null : header[column];

    private static int Best(IReadOnlyList<string> header, Func<string, int> rank) => Best(header, (h, _) => rank(h));

    private static int Best(IReadOnlyList<string> header, Func<string, int, int> rank)
    {
        var (best, at) = (0, -1);
        for (var i = 0; i < header.Count; i++)
        {
            if (rank(header[i], i) is var value && value > best)
                (best, at) = (value, i);
        }

        return at;
    }

    [GeneratedRegex(@"replac|substitut|alternativ|successor|recommend|redirect|suggest|provider|date|time|regions|launch|modalit", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Other();

    [GeneratedRegex(@"\bmodel ids?\b|^api$|^id$|api (model )?name|model id", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Id();

    [GeneratedRegex(@"deprecated|retired|retiring|being retired|legacy model", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Ending();

    [GeneratedRegex(@"model|snapshot|system", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Named();

    [GeneratedRegex(@"shut ?down|retire|\beol\b|end[- ]of[- ](life|service)|offline|sunset|removal|discontinu", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex End();

    [GeneratedRegex(@"deprecat.*(time|date)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex LateDeprecation();

    [GeneratedRegex(@"deprecat|legacy date|announce", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Announcement();

    [GeneratedRegex(@"replac|substitut|alternativ|successor|recommend|redirect|suggest", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Replaces();

    [GeneratedRegex(@"state|status|description", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex State();
}
