namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>The columns of some rows, at hand for adding up.</summary>
internal readonly struct SumSheet
{
    private readonly SumRows _rows;
    private readonly long[]? _entries, _requests, _requestsKnown, _input, _inputKnown, _read, _readKnown, _write5, _write5Known, _write1h, _write1hKnown, _write, _writeKnown;
    private readonly long[]? _output, _outputKnown, _reasoning, _reasoningKnown, _cost, _costKnown, _reported, _estimated;

    public SumSheet(SumRows rows, SpendBasis basis)
    {
        _rows = rows;
        _entries = rows.Of(SumColumn.Entries);
        (_requests, _requestsKnown) = (rows.Of(SumColumn.Requests), rows.Of(SumColumn.RequestsKnown));
        (_input, _inputKnown) = (rows.Of(SumColumn.Input), rows.Of(SumColumn.InputKnown));
        (_read, _readKnown) = (rows.Of(SumColumn.CacheRead), rows.Of(SumColumn.CacheReadKnown));
        (_write5, _write5Known) = (rows.Of(SumColumn.CacheWrite5m), rows.Of(SumColumn.CacheWrite5mKnown));
        (_write1h, _write1hKnown) = (rows.Of(SumColumn.CacheWrite1h), rows.Of(SumColumn.CacheWrite1hKnown));
        (_write, _writeKnown) = (rows.Of(SumColumn.CacheWriteUnknown), rows.Of(SumColumn.CacheWriteUnknownKnown));
        (_output, _outputKnown) = (rows.Of(SumColumn.Output), rows.Of(SumColumn.OutputKnown));
        (_reasoning, _reasoningKnown) = (rows.Of(SumColumn.Reasoning), rows.Of(SumColumn.ReasoningKnown));
        (_cost, _costKnown) = basis switch
        {
            SpendBasis.Best => (rows.Of(SumColumn.BestNanos), rows.Of(SumColumn.BestKnown)),
            SpendBasis.Reported => (rows.Of(SumColumn.ReportedNanos), rows.Of(SumColumn.ReportedKnown)),
            _ => (rows.Of(SumColumn.ComputedNanos), rows.Of(SumColumn.ComputedKnown)),
        };
        _reported = basis == SpendBasis.Computed ? null : rows.Of(SumColumn.ReportedNanos);
        _estimated = basis switch
        {
            SpendBasis.Best => rows.Of(SumColumn.BestEstimatedNanos),
            SpendBasis.Computed => rows.Of(SumColumn.EstimatedNanos),
            _ => null,
        };
    }

    public long Entries(int i) => At(_entries, i);

    /// <summary>How many of the entries have a cost of the basis.</summary>
    public long Priced(int i) => At(_costKnown, i);

    public void AddTo(SeriesSums sums, int i, Charge? charge, Func<int, int, decimal?>? saving)
    {
        var (entries, requests, requestsKnown) = (At(_entries, i), At(_requests, i), At(_requestsKnown, i));
        var (input, inputKnown, read, readKnown) = (At(_input, i), At(_inputKnown, i), At(_read, i), At(_readKnown, i));
        var (write5, write1h, write) = (At(_write5, i), At(_write1h, i), At(_write, i));
        var (output, outputKnown) = (At(_output, i), At(_outputKnown, i));
        var (cost, costKnown) = (At(_cost, i), At(_costKnown, i));
        sums.FirstDay = Earlier(sums.FirstDay, _rows.Times[i]);
        sums.LastDay = Later(sums.LastDay, _rows.Times[i]);
        sums.Entries += entries;
        sums.Requests += requests;
        sums.RequestsKnown += requestsKnown;
        sums.Input += input;
        sums.InputKnown += inputKnown;
        sums.CacheRead += read;
        sums.CacheReadKnown += readKnown;
        sums.CacheWrite5m += write5;
        sums.CacheWrite5mKnown += At(_write5Known, i);
        sums.CacheWrite1h += write1h;
        sums.CacheWrite1hKnown += At(_write1hKnown, i);
        sums.CacheWriteUnknown += write;
        sums.CacheWriteUnknownKnown += At(_writeKnown, i);
        sums.Output += output;
        sums.OutputKnown += outputKnown;
        sums.Reasoning += At(_reasoning, i);
        sums.ReasoningKnown += At(_reasoningKnown, i);
        sums.CostNanos += cost;
        sums.CostKnown += costKnown;
        sums.ReportedNanos += At(_reported, i);
        sums.EstimatedNanos += At(_estimated, i);
        if (charge is not null)
        {
            Add(sums, charge);
            (cost, costKnown) = (cost + charge.CostNanos, costKnown + charge.CostKnown);
        }

        // A rate says something where cost and amount are of the same entries: on days on which all of a series has both.
        if (costKnown >= entries && entries > 0)
        {
            if (requestsKnown == entries)
                (sums.RatedCost, sums.RatedRequests) = (sums.RatedCost + cost, sums.RatedRequests + requests);

            if (inputKnown > 0 || outputKnown > 0)
                (sums.TokenCost, sums.RatedTokens) = (sums.TokenCost + cost, sums.RatedTokens + input + read + write5 + write1h + write + output);
        }

        if (readKnown > 0)
            sums.CachePrompt += input + read + write5 + write1h + write;

        if (saving is not null && readKnown > 0)
            Save(sums, read, read == 0 ? 0 : saving(_rows.Series[i], _rows.Times[i]));
    }

    public static void Add(SeriesSums sums, Charge charge)
    {
        sums.FirstDay = Earlier(sums.FirstDay, charge.Day.DayNumber);
        sums.LastDay = Later(sums.LastDay, charge.Day.DayNumber);
        sums.Lines += charge.Lines;
        sums.ChargedNanos += charge.ChargedNanos;
        sums.CostNanos += charge.CostNanos;
        sums.CostKnown += charge.CostKnown;
        sums.ReportedNanos += charge.ReportedNanos;
        sums.EstimatedNanos += charge.EstimatedNanos;
    }

    private static void Save(SeriesSums sums, long read, decimal? each)
    {
        if (each is not { } known)
        {
            sums.SavingUnknown += read;
            return;
        }

        sums.SavedKnown++;
        sums.SavedNanos += (long)decimal.Round(read * known, 0, MidpointRounding.ToEven);
    }

    private static DateOnly Earlier(DateOnly first, int time) =>
        time < first.DayNumber ? DateOnly.FromDayNumber(time) : first;

    private static DateOnly Later(DateOnly last, int time) =>
        time > last.DayNumber && time <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(time) : last;

    private static long At(long[]? column, int i) => column is null ? 0 : column[i];
}
