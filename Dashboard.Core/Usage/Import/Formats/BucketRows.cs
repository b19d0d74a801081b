using System.Globalization;
using System.Text;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Import.Formats;

/// <summary>
/// Puts what stands for a stretch of time into the ledgers. Such a row is itself by its source, connection, account,
/// bucket and every dimension; when it comes again, the later statement stands.
/// </summary>
/// <param name="family">The source within which rows can be the same.</param>
/// <param name="repeats">
/// Whether one file may say something about the same bucket several times, which then adds up. A row that is written
/// twice to the letter is still one row.
/// </param>
internal sealed class BucketRows(RowSink sink, string family, bool repeats = false)
{
    // About 130 MB. Exports are in order of time: what is forgotten lies far behind.
    private const int MostRemembered = 4_000_000;

    private readonly KeyHash _hash = new();
    private readonly Dictionary<long, long> _first = [];
    private readonly Dictionary<long, List<long>> _others = [];

    /// <summary>A line of an account. <paramref name="more"/> are dimensions that a series does not know.</summary>
    public void Charge(
        RowFields row, Bucket bucket, SeriesFacts facts, decimal amount, string currency, CostKind kind, string? item, params ReadOnlySpan<string?> more)
    {
        var iso = currency.Trim().ToUpperInvariant();
        if (iso.Length != 3 || !iso.All(char.IsAsciiLetterUpper))
            row.Blame("currency", currency, "the three letters of a currency such as USD");

        if (row.Fault is { } fault)
        {
            sink.Reject(row.Line, fault);
            return;
        }

        sink.AddCost(new CostRow
        {
            Series = sink.Series(facts),
            At = bucket.At,
            Grain = bucket.Grain,
            Days = bucket.Days,
            KeyHash = Key(row, bucket, facts, [item, iso, .. more]),
            Nanos = Money.ToNanos(amount),
            Currency = iso,
            Item = item,
            Kind = kind,
            Line = row.Line,
        });
    }

    /// <summary>Tokens and requests of a bucket, with what they cost where the source says so on the same row.</summary>
    public void Use(
        RowFields row, Bucket bucket, SeriesFacts facts, TokenCounts tokens, long? requests, decimal? reportedUsd = null, params ReadOnlySpan<string?> more) =>
        Put(row, bucket, facts, tokens, requests, reportedUsd, false, null, more);

    /// <summary>The same of a report that tells long prompts from short ones.</summary>
    public void UseOf(PromptSpan? span, RowFields row, Bucket bucket, SeriesFacts facts, TokenCounts tokens, params ReadOnlySpan<string?> more) =>
        Put(row, bucket, facts, tokens, null, null, false, span, more);

    /// <summary>The tokens of a row that was charged: one row of the file, in both ledgers.</summary>
    public void UseBeside(RowFields row, Bucket bucket, SeriesFacts facts, TokenCounts tokens, params ReadOnlySpan<string?> more) =>
        Put(row, bucket, facts, tokens, null, null, true, null, more);

    private void Put(
        RowFields row, Bucket bucket, SeriesFacts facts, TokenCounts tokens, long? requests, decimal? reportedUsd, bool beside, PromptSpan? span, ReadOnlySpan<string?> more)
    {
        if (row.Fault is { } fault)
        {
            sink.Reject(row.Line, fault);
            return;
        }

        var entry = new UsageRow
        {
            Series = sink.Series(facts),
            At = bucket.At,
            Grain = bucket.Grain,
            KeyHash = Key(row, bucket, facts, more),
            Tokens = tokens,
            Requests = requests,
            ReportedNanos = Money.ToNanos(reportedUsd),
            ReportedCurrency = reportedUsd is null ? null : "USD",
            Sameness = Sameness.Replace,
            Line = row.Line,
            Beside = beside,
            Span = span,
        };
        sink.Add(ref entry);
    }

    private long Key(RowFields row, Bucket bucket, SeriesFacts facts, ReadOnlySpan<string?> more)
    {
        Start(bucket);
        foreach (var part in (ReadOnlySpan<string?>)
                 [facts.Account, facts.Contract, facts.Gateway, facts.Host, facts.RawModel, facts.ApiKey, facts.Project, facts.ServiceTier, facts.Tag, facts.Service, facts.Environment])
            With(part);

        foreach (var part in more)
            With(part);

        var key = _hash.End();
        return repeats ? KeyOfRepeat(key, row, bucket) : key;
    }

    // The first row of a key keeps it, whatever follows.
    private long KeyOfRepeat(long key, RowFields row, Bucket bucket)
    {
        var whole = _hash.Of("whole"u8).With(Encoding.UTF8.GetBytes(row.Whole)).End();
        if (_first.TryAdd(key, whole) || _first[key] == whole)
        {
            if (_first.Count > MostRemembered)
                _first.Clear();

            return key;
        }

        if (!_others.TryGetValue(key, out var rows))
            _others[key] = rows = [];

        var place = rows.IndexOf(whole);
        if (place < 0)
        {
            place = rows.Count;
            rows.Add(whole);
        }

        Start(bucket);
        With(key.ToString(CultureInfo.InvariantCulture));
        With(place.ToString(CultureInfo.InvariantCulture));
        return _hash.End();
    }

    private void Start(Bucket bucket)
    {
        _hash.Of(Encoding.UTF8.GetBytes(family));
        With(sink.File.Connection);
        With($"{bucket.At}/{bucket.Grain}");
    }

    private void With(string? part) => _hash.With(Encoding.UTF8.GetBytes(part ?? "\0"));
}

/// <summary>The stretch of time that a row stands for.</summary>
/// <param name="Days">How many UTC days it spans.</param>
internal readonly record struct Bucket(long At, Grain Grain, int Days = 1)
{
    private const long Second = 1_000_000;
    private const int DayLength = 86_400;

    /// <summary>The UTC day, or the day of whoever wrote the date.</summary>
    public static Bucket DayOf(SourceTime time) => new(time.DayStart, Grain.Day);

    /// <summary>From a beginning and an end; a single moment stands for the day or the hour it begins.</summary>
    public static Bucket Between(SourceTime start, SourceTime? end)
    {
        if (end is not { } until)
            return start.IsMidnight ? DayOf(start) : new Bucket(start.Microseconds, Grain.Hour);

        return ((until.Microseconds - start.Microseconds) / Second) switch
        {
            <= 60 when !start.IsMidnight => new Bucket(start.Microseconds, Grain.Minute),
            <= 3600 when until.Microseconds > start.Microseconds => new Bucket(start.Microseconds, Grain.Hour),
            // A day in winter or summer time is an hour longer or shorter.
            <= 90000 => DayOf(start),
            var seconds => new Bucket(start.DayStart, Grain.Month, Spanned(seconds)),
        };
    }

    /// <summary>Days of a stretch; what a changed clock adds or takes is no day.</summary>
    public static int Spanned(long seconds) => (int)Math.Clamp((seconds + (DayLength / 2)) / DayLength, 1, 366);
}
