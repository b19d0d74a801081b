using Dashboard.Core.Store;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>Gives connections, series and price versions their numbers, making those that are new.</summary>
internal sealed class SeriesNumbers(LedgerLink link, TimeProvider time)
{
    private readonly Dictionary<(string, string?), int> _connections = [];
    private readonly Dictionary<int, int> _bases = [];

    private readonly Statement _findConnection = link.Prepare("SELECT Id FROM Connections WHERE Name=?1");
    private readonly Statement _addConnection = link.Prepare(
        "INSERT INTO Connections(Name,Format,Account,Role,SelfOperatedGateway,CreatedAt) VALUES(?1,?2,?3,0,?4,?5)");

    private readonly Statement _findSeries = link.Prepare("SELECT Id FROM Series WHERE TupleHash=?1");
    private readonly Statement _findBase = link.Prepare("SELECT BaseId FROM Series WHERE Id=?1");
    private readonly Statement _setBase = link.Prepare("UPDATE Series SET BaseId=?1 WHERE Id=?2");
    private readonly Statement _addSeries = link.Prepare(
        "INSERT INTO Series(TupleHash,ConnectionId,Contract,Gateway,Host,RawModel,ApiKey,Project,ServiceTier,Tag,Service,Environment,BaseId,"
        + "WorkloadKey,ModelKey,Maker,MakerCountry,MakerBloc,HostCountry,HostBloc,OpenWeights) "
        + "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21)");

    private readonly Statement _findPrice = link.Prepare("SELECT Id FROM PriceVersions WHERE Name=?1");
    private readonly Statement _addPrice = link.Prepare("INSERT INTO PriceVersions(Name) VALUES(?1)");

    /// <summary>The name of a connection that nobody named.</summary>
    public static string NameOf(FileTally file, string? account) =>
        file.Connection ?? (account is null ? file.Format : $"{file.Format} ({account})");

    public void Number(SeriesSlot slot, FileTally file)
    {
        var connection = ConnectionOf(file, slot.Facts.Account);
        var tuple = slot.Facts with { Account = null };
        var small = tuple.Base;
        if (tuple == small)
        {
            slot.Id = slot.BaseId = SeriesOf(tuple, slot.Thought, connection, null);
            return;
        }

        slot.BaseId = SeriesOf(small, slot.BaseThought, connection, null);
        slot.Id = SeriesOf(tuple, slot.Thought, connection, slot.BaseId);
    }

    public void Number(PriceSlot price)
    {
        _findPrice.Bind(1, price.Name);
        if (Found(_findPrice) is { } id)
        {
            price.Id = id;
            return;
        }

        _addPrice.Bind(1, price.Name);
        _addPrice.Run();
        price.Id = (int)link.LastId;
    }

    /// <summary>The base of a series that was numbered in some earlier run.</summary>
    public int BaseOf(int series)
    {
        if (!_bases.TryGetValue(series, out var found))
        {
            _findBase.Bind(1, series);
            _bases[series] = found = Found(_findBase) ?? throw new InvalidOperationException($"The ledger lost series {series}.");
        }

        return found;
    }

    private int ConnectionOf(FileTally file, string? account)
    {
        var name = NameOf(file, account);
        if (_connections.TryGetValue((name, account), out var known))
            return known;

        _findConnection.Bind(1, name);
        if (Found(_findConnection) is not { } id)
        {
            _addConnection.Bind(1, name);
            _addConnection.Bind(2, file.Format);
            _addConnection.Bind(3, account);
            _addConnection.Bind(4, file.SelfOperatedGateway ? 1 : 0);
            _addConnection.Bind(5, UtcMicroseconds.From(time.GetUtcNow().UtcDateTime));
            _addConnection.Run();
            id = (int)link.LastId;
        }

        return _connections[(name, account)] = id;
    }

    private int SeriesOf(SeriesFacts facts, SeriesThought thought, int connection, int? baseId)
    {
        var hash = facts.Hash(connection);
        _findSeries.Bind(1, hash);
        if (Found(_findSeries) is { } known)
            return known;

        _addSeries.Bind(1, hash);
        _addSeries.Bind(2, connection);
        var at = 3;
        foreach (var part in (ReadOnlySpan<string?>)
                 [facts.Contract, facts.Gateway, facts.Host, facts.RawModel, facts.ApiKey, facts.Project, facts.ServiceTier, facts.Tag, facts.Service, facts.Environment])
            _addSeries.Bind(at++, part);

        _addSeries.Bind(at++, (long)(baseId ?? 0));
        foreach (var part in (ReadOnlySpan<string?>)
                 [thought.WorkloadKey, thought.ModelKey, thought.Maker, thought.MakerCountry, thought.MakerBloc, thought.HostCountry, thought.HostBloc])
            _addSeries.Bind(at++, part);

        _addSeries.Bind(at, thought.OpenWeights is { } open ? open ? 1L : 0L : null);
        _addSeries.Run();
        var id = (int)link.LastId;
        if (baseId is null)
        {
            _setBase.Bind(1, id);
            _setBase.Bind(2, id);
            _setBase.Run();
        }

        return id;
    }

    private static int? Found(Statement statement)
    {
        var id = statement.Step() ? (int)statement.Long(0) : (int?)null;
        statement.Reset();
        return id;
    }
}
