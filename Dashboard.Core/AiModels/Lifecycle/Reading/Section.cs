namespace Dashboard.Core.AiModels.Lifecycle.Reading;

/// <summary>What the text since the last heading has said, which holds for the lists and tables below it.</summary>
internal sealed class Section(DateOnly? soleDay)
{
    private DateOnly? _day;
    private bool _atLeast;
    private bool _instead;
    private DateOnly? _heading;

    /// <summary>From a heading such as <c>2026-06-05: Claude Opus 4.1 model</c>.</summary>
    public DateOnly? Announced { get; private set; }

    /// <summary>The beginning of ids that a sentence spoke of: "the `kimi-k2` series".</summary>
    public (string Prefix, DateOnly Day)? Series { get; private set; }

    /// <summary>The heading itself says when what is below it ends: "Retires on May 30, 2026".</summary>
    public bool EndsByHeading { get; private set; }

    public void Begin(PageText heading)
    {
        (_day, _atLeast, _instead, Announced, _heading, Series) = (null, false, false, null, null, null);
        EndsByHeading = false;
        var days = PageDates.In(heading.Text).ToList();
        if (days is not [var day])
            return;

        EndsByHeading = EndingWords.Ends().IsMatch(heading.Text);
        if (EndsByHeading)
            _day = day;
        else
            _heading = day;

        if (EndingWords.DatedHeading().IsMatch(heading.Text) || heading.Text.StartsWith("Date:", StringComparison.Ordinal))
            Announced = day;
    }

    /// <param name="endingByName">The table itself says that its models end.</param>
    public DateOnly? DayOf(string id, bool endingByName) =>
        Series is var (prefix, day) && id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? day : EndsByHeading ? _day : endingByName ? _day ?? soleDay : null;

    public IEnumerable<LifecycleFact> Say(PageBlock block, string quote)
    {
        if (block.Kind is BlockKind.Item && Listed(block.Text) is { Count: > 0 } listed)
        {
            foreach (var id in listed)
                yield return Fact(id, _day ?? soleDay, quote);

            yield break;
        }

        foreach (var sentence in EndingWords.SentenceEnd().Split(block.Text.Text))
        {
            var ends = EndingWords.Ends().IsMatch(sentence);
            var days = PageDates.In(sentence).ToList();
            if (ends && days.Count > 0)
            {
                _atLeast = EndingWords.AtLeast().IsMatch(sentence);
                var ids = Before(sentence, block.Text.Codes);
                if (ids.Count == 0)
                    (_day, _instead) = (days[^1], false);

                foreach (var id in ids)
                {
                    if (sentence.Contains($"{id} series", StringComparison.Ordinal))
                        Series = (id, days[^1]);
                    else
                        yield return Fact(id, days[^1], quote);
                }
            }
            else if (EndingWords.Opens().IsMatch(sentence))
            {
                _instead = false;
                _day ??= ends && sentence.TrimEnd().EndsWith(':') ? _heading : null;
            }
            else if (ends && Announced is not null && Before(sentence, block.Text.Codes) is { Count: > 0 } deprecated)
            {
                // A dated entry: "Deprecated `llama3.1-8b`".
                foreach (var id in deprecated)
                    yield return new(id, Announced, null, true, null, "deprecated", quote);
            }
            else if (EndingWords.Instead().IsMatch(sentence))
            {
                _instead = true;
            }
        }
    }

    private LifecycleFact Fact(string id, DateOnly? day, string quote) => new(id, Announced, day, !_atLeast, null, null, quote);

    private List<string> Listed(PageText item)
    {
        if (_instead || (_day ?? soleDay) is null || item.Codes is not [var first, ..] || !item.Text.StartsWith(first, StringComparison.Ordinal) || PageDates.In(item.Text).Any())
            return [];

        return Before(item.Text, item.Codes, plain: true);
    }

    // What stands behind "migrate to" is what stays.
    private static List<string> Before(string sentence, IReadOnlyList<string> codes, bool plain = false)
    {
        var until = EndingWords.Instead().Match(sentence) is { Success: true } instead ? instead.Index : sentence.Length;
        return [.. codes.Where(c => !c.StartsWith('/') && !c.Contains(' ', StringComparison.Ordinal) && (plain || EndingWords.ModelId().IsMatch(c))
            && sentence.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 && at < until).Distinct(StringComparer.Ordinal)];
    }
}
