namespace Dashboard.Core.Usage.Analytics.Exchanges;

/// <summary>
/// How many user actions of a size a day had. An action is what shares a trace or session id of a connection on one day of
/// the reporting time zone; it stands under the series that has most of its exchanges.
/// </summary>
public sealed class ExchangeDay
{
    public DateOnly Day { get; set; }

    public int SeriesId { get; set; }

    /// <summary>Exchanges of one action, from a hundred on to two digits; zero holds what names no trace and is no action.</summary>
    public int Size { get; set; }

    public long Actions { get; set; }

    /// <summary>How many exchanges all of them were, exactly.</summary>
    public long Exchanges { get; set; }

    /// <summary>From a hundred on two digits tell enough, and keep the table small.</summary>
    public static int SizeOf(long exchanges)
    {
        var step = 1L;
        while (exchanges / step >= 100)
            step *= 10;

        return (int)Math.Min(int.MaxValue, (exchanges + (step / 2)) / step * step);
    }
}

/// <summary>A UTC day, counted from 1970, with entries that came or went since its actions were last counted.</summary>
public sealed class StaleExchangeDay
{
    public int ForDay { get; set; }

    /// <summary>Grows with every slice that touches the day, so that whoever counted meanwhile knows that it must count again.</summary>
    public long Touches { get; set; }
}

/// <summary>The one row that says for which reckoning of days actions were counted, and when last.</summary>
public sealed class ExchangeReckoning
{
    public int Id { get; set; }

    public int Generation { get; set; }

    public DateTime SettledAt { get; set; }
}
