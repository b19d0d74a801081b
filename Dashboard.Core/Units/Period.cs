namespace Dashboard.Core.Units;

/// <summary>A half-open range of days: <see cref="From"/> belongs to it, <see cref="Until"/> does not.</summary>
public readonly record struct Period
{
    public Period(DateOnly from, DateOnly until)
    {
        if (until < from)
            throw new ArgumentOutOfRangeException(nameof(until), until, $"A period cannot end before it starts ({from:yyyy-MM-dd}).");

        From = from;
        Until = until;
    }

    /// <summary>The first day.</summary>
    public DateOnly From { get; }

    /// <summary>The day after the last.</summary>
    public DateOnly Until { get; }

    /// <summary>How many days it covers.</summary>
    public int Days => Until.DayNumber - From.DayNumber;

    /// <summary>The period of the same length that ends where this one starts.</summary>
    public Period Previous => new(From.AddDays(-Days), From);

    /// <summary>Both ends; the record's own text would name the period before, and that the one before it, without end.</summary>
    public override string ToString() => $"{From:yyyy-MM-dd}/{Until:yyyy-MM-dd}";

    public bool Contains(DateOnly day) => day >= From && day < Until;

    /// <summary>The <paramref name="days"/> days that end with, and include, <paramref name="today"/>.</summary>
    public static Period LastDays(DateOnly today, int days) => new(today.AddDays(1 - days), today.AddDays(1));
}
