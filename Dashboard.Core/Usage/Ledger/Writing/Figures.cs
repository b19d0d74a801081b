using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>The numbers of a <see cref="RollUp"/> as one vector, in the order of <see cref="Columns"/>.</summary>
internal sealed class Figures
{
    private readonly long[] _values = new long[Columns.Length];

    public static string[] Columns { get; } =
    [
        nameof(RollUp.Entries),
        nameof(RollUp.Requests), nameof(RollUp.RequestsKnown),
        nameof(RollUp.Input), nameof(RollUp.InputKnown),
        nameof(RollUp.CacheRead), nameof(RollUp.CacheReadKnown),
        nameof(RollUp.CacheWrite5m), nameof(RollUp.CacheWrite5mKnown),
        nameof(RollUp.CacheWrite1h), nameof(RollUp.CacheWrite1hKnown),
        nameof(RollUp.CacheWriteUnknown), nameof(RollUp.CacheWriteUnknownKnown),
        nameof(RollUp.Output), nameof(RollUp.OutputKnown),
        nameof(RollUp.Reasoning), nameof(RollUp.ReasoningKnown),
        nameof(RollUp.ComputedNanos), nameof(RollUp.ComputedKnown),
        nameof(RollUp.ReportedNanos), nameof(RollUp.ReportedKnown),
        nameof(RollUp.BestNanos), nameof(RollUp.BestKnown),
        nameof(RollUp.EstimatedNanos), nameof(RollUp.EstimatedKnown),
        nameof(RollUp.BestEstimatedNanos), nameof(RollUp.BestEstimatedKnown),
    ];

    public ReadOnlySpan<long> Values => _values;

    /// <summary>Whether an entry was ever taken away: the sums may have come down to nothing.</summary>
    public bool MayBeEmpty { get; private set; }

    public long Sum(string column) => _values[Array.IndexOf(Columns, column)];

    /// <summary>The value of a column, or null when no entry reported it.</summary>
    public long? Known(string column) => Sum(column) is var sum && (sum != 0 || _values[Array.IndexOf(Columns, column) + 1] != 0) ? sum : null;

    public long Entries => _values[0];

    /// <summary>Entries without a computed cost.</summary>
    public long Unpriced => _values[0] - _values[18];

    /// <summary>Adds an entry (1) or takes it away (-1).</summary>
    public void Add(in UsageRow row, int sign)
    {
        MayBeEmpty |= sign < 0;
        _values[0] += sign;
        var tokens = row.Tokens;
        var reported = row.ReportedCurrency == "USD" ? row.ReportedNanos : null;
        var estimated = row.Assumed == CostAssumptions.None ? null : row.ComputedNanos;
        Put(1, row.Requests, sign);
        Put(3, tokens.Input, sign);
        Put(5, tokens.CacheRead, sign);
        Put(7, tokens.CacheWrite5m, sign);
        Put(9, tokens.CacheWrite1h, sign);
        Put(11, tokens.CacheWriteUnknown, sign);
        Put(13, tokens.Output, sign);
        Put(15, tokens.Reasoning, sign);
        Put(17, row.ComputedNanos, sign);
        Put(19, reported, sign);
        Put(21, reported ?? row.ComputedNanos, sign);
        Put(23, estimated, sign);
        Put(25, reported is null ? estimated : null, sign);
    }

    public void Add(Figures other)
    {
        MayBeEmpty |= other.MayBeEmpty;
        for (var i = 0; i < _values.Length; i++)
            _values[i] += other._values[i];
    }

    public void Clear()
    {
        MayBeEmpty = false;
        Array.Clear(_values);
    }

    private void Put(int at, long? value, int sign)
    {
        if (value is not { } known)
            return;

        _values[at] += sign * known;
        _values[at + 1] += sign;
    }
}
