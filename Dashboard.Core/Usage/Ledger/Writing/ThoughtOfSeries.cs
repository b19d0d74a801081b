namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>What hangs on series, in SQL: a hundred thousand of them are thought over in a fraction of a second.</summary>
internal sealed class ThoughtOfSeries(LedgerLink link)
{
    private readonly Statement _all = link.Prepare(
        "SELECT Id,Contract,Gateway,Host,RawModel,ApiKey,Project,ServiceTier,Tag,Service,Environment,"
        + "WorkloadKey,ModelKey,Maker,MakerCountry,MakerBloc,HostCountry,HostBloc,OpenWeights FROM Series");

    private readonly Statement _set = link.Prepare(
        "UPDATE Series SET WorkloadKey=?2,ModelKey=?3,Maker=?4,MakerCountry=?5,MakerBloc=?6,HostCountry=?7,HostBloc=?8,OpenWeights=?9 WHERE Id=?1");

    /// <summary>The series of which we think differently now.</summary>
    public List<(long Id, SeriesThought Thought)> Differing(ThinkOfSeries thinking, CancellationToken ct)
    {
        List<(long, SeriesThought)> differing = [];
        try
        {
            while (_all.Step())
            {
                var thought = thinking.Think(Facts());
                if (thought != Held())
                    differing.Add((_all.Long(0), thought));

                if (differing.Count % 1024 == 1023)
                    ct.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            _all.Reset();
        }

        return differing;
    }

    public void Write(List<(long Id, SeriesThought Thought)> changed)
    {
        foreach (var (id, thought) in changed)
        {
            _set.Bind(1, id);
            _set.Bind(2, thought.WorkloadKey);
            _set.Bind(3, thought.ModelKey);
            _set.Bind(4, thought.Maker);
            _set.Bind(5, thought.MakerCountry);
            _set.Bind(6, thought.MakerBloc);
            _set.Bind(7, thought.HostCountry);
            _set.Bind(8, thought.HostBloc);
            _set.Bind(9, thought.OpenWeights is { } open ? open ? 1L : 0L : null);
            _set.Run();
        }
    }

    private SeriesFacts Facts() => new(
        null, _all.Text(1), _all.Text(2), _all.Text(3), _all.Text(4), _all.Text(5), _all.Text(6), _all.Text(7), _all.Text(8), _all.Text(9), _all.Text(10));

    private SeriesThought Held() => new(
        _all.Text(11), _all.Text(12), _all.Text(13), _all.Text(14), _all.Text(15), _all.Text(16), _all.Text(17), _all.LongOrNull(18) is { } open ? open != 0 : null);
}
