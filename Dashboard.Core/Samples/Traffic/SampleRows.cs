using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Samples.Traffic;

/// <summary>From a stream to rows of the ledger, day by day. The same moment gives the same rows; nothing lies after it.</summary>
internal sealed class SampleRows(SampleMoment moment, RowSink sink)
{
    private long _line;

    public void Write(SampleStream stream, CancellationToken ct)
    {
        var id = SampleNoise.Of(stream.Id);
        var series = sink.Series(stream.Facts);
        for (var ago = Math.Min(stream.From, SampleMoment.Days - 1); ago >= stream.Until; ago--)
        {
            ct.ThrowIfCancellationRequested();
            var day = moment.Today.AddDays(-ago);
            var requests = stream.PerDay * Level(stream, day, ago) * SampleNoise.Around1(SampleNoise.Bits(id, (ulong)day.DayNumber), .07);
            if (stream.Grain is Grain.Day)
            {
                // A report by day exists once the day is over.
                if (ago > 0)
                    Bucket(stream, id, series, Midnight(day), Grain.Day, requests, ago);

                continue;
            }

            if (ago < stream.TracedDays)
            {
                Traced(stream, id, series, Midnight(day), requests, ago);
                continue;
            }

            for (var hour = 0; hour < 24; hour++)
            {
                var at = Midnight(day).AddHours(hour);
                var part = requests * stream.Shape.Share(hour) * SampleNoise.Around1(SampleNoise.Bits(id, (ulong)day.DayNumber, (ulong)hour + 1), .16);
                // Half an hour of reports is no hour.
                if (part >= .5 && at.AddHours(1) <= moment.Now)
                    Bucket(stream, id, series, at, Grain.Hour, part, ago);
            }
        }
    }

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static double Level(SampleStream stream, DateOnly day, int ago)
    {
        var level = Math.Pow(stream.Growth, -ago / 365.0) * stream.Event(ago);
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            level *= stream.Shape.Weekend;
        else if (day is { Month: 12, Day: >= 24 } or { Month: 1, Day: 1 })
            level *= .35 + (.65 * stream.Shape.Weekend);

        // The first days of a launch: few, then many, then all.
        return stream.RampDays == 0 || stream.From - ago >= stream.RampDays ? level : level * Math.Pow((stream.From - ago + 1.0) / (stream.RampDays + 1), 1.6);
    }

    private void Bucket(SampleStream stream, ulong id, SeriesSlot series, DateTime at, Grain grain, double requests, int ago)
    {
        var count = (long)Math.Round(requests);
        if (count > 0)
            Put(stream, id, series, at, grain, count, 0, null, ago);
    }

    // A day of sessions: each begins when its hour of the day comes up, and its exchanges follow each other.
    private void Traced(SampleStream stream, ulong id, SeriesSlot series, DateTime day, double requests, int ago)
    {
        var left = (int)Math.Round(requests);
        for (var session = 0; left > 0; session++)
        {
            var bits = SampleNoise.Bits(id, (ulong)day.Ticks, (ulong)session + 100);
            // Short ones are many, long ones few.
            var exchanges = Math.Min(left, stream.Exchanges.Least + (int)((stream.Exchanges.Most - stream.Exchanges.Least + 1) * Math.Pow(SampleNoise.Share(bits), 1.7)));
            var at = day.AddHours(stream.Shape.HourAt(SampleNoise.Share(SampleNoise.Bits(bits, 1)))).AddSeconds((int)(SampleNoise.Share(SampleNoise.Bits(bits, 2)) * 3599));
            for (var exchange = 0; exchange < exchanges; exchange++)
            {
                if (at < moment.Now)
                    Put(stream, id, series, at, Grain.Request, 1, (ulong)((session * 1000) + exchange), $"sample-{bits:x16}", ago);

                at = at.AddMilliseconds(4000 + (int)(SampleNoise.Share(SampleNoise.Bits(bits, (ulong)exchange + 3)) * 26_000));
            }

            left -= exchanges;
        }
    }

    private void Put(SampleStream stream, ulong id, SeriesSlot series, DateTime at, Grain grain, long requests, ulong number, string? trace, int ago)
    {
        var bits = SampleNoise.Bits(id, (ulong)at.Ticks, number + 7);
        var spread = grain is Grain.Request ? .45 : .05;
        var tokens = TokensOf(stream.Tokens, requests, bits, spread);
        var row = new UsageRow
        {
            Series = series,
            At = UtcMicroseconds.From(at),
            Line = ++_line,
            Grain = grain,
            Requests = requests,
            Tokens = tokens,
            KeyHash = unchecked((long)SampleNoise.Bits(bits, number, id)),
            Sameness = Sameness.KeepFirst,
            TraceId = trace,
            Status = grain is Grain.Request ? EntryStatus.Success : null,
        };
        if (stream.Reported?.Invoke(ago) is { } price)
        {
            row.ReportedNanos = (long)(((tokens.Input ?? 0) * price.Input + ((tokens.CacheRead ?? 0) * price.CacheRead) + ((tokens.Output ?? 0) * price.Output)) * 1000);
            row.ReportedCurrency = "USD";
        }

        sink.Add(ref row);
    }

    private static TokenCounts TokensOf(SampleTokens of, long requests, ulong bits, double spread)
    {
        var prompt = of.Prompt * requests * SampleNoise.Around1(SampleNoise.Bits(bits, 1), spread);
        var output = (long)(of.Output * requests * SampleNoise.Around1(SampleNoise.Bits(bits, 2), spread));
        long? read = of.Cached is { } cached ? (long)(prompt * Math.Min(.97, cached * SampleNoise.Around1(SampleNoise.Bits(bits, 3), .04))) : null;
        long? written = of.Written is { } part ? (long)(prompt * part) : null;
        return new TokenCounts(
            Math.Max(1, (long)prompt - (read ?? 0) - (written ?? 0)), read, CacheWrite5m: written, Output: Math.Max(1, output),
            Reasoning: of.Reasoning is { } reasoning ? (long)(output * reasoning) : null);
    }
}
