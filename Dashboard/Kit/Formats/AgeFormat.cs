namespace Dashboard.Kit.Formats;

/// <summary>How long ago, or how long until, in words.</summary>
public static class AgeFormat
{
    /// <summary><c>12 minutes ago</c>, <c>in 3 days</c>, <c>just now</c>, <c>in a moment</c>.</summary>
    public static string Since(DateTime then, DateTime now)
    {
        var age = now - then;
        if (age.Duration() < TimeSpan.FromSeconds(45))
            return age >= TimeSpan.Zero ? "just now" : "in a moment";

        return age > TimeSpan.Zero ? $"{Length(age)} ago" : $"in {Length(age.Negate())}";
    }

    /// <summary><c>today</c>, <c>yesterday</c>, <c>in 12 days</c>, <c>5 weeks ago</c>.</summary>
    public static string Day(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        0 => "today",
        1 => "yesterday",
        -1 => "tomorrow",
        > 0 and var days => $"{Days(days)} ago",
        var days => $"in {Days(-days)}",
    };

    /// <summary><c>3 days</c>: the length alone, in the largest unit that still says something.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 59.5 } => Words.Count(Math.Max(1, (long)Math.Round(length.TotalMinutes)), "minute"),
        { TotalHours: < 23.5 } => Words.Count((long)Math.Round(length.TotalHours), "hour"),
        _ => Days((long)Math.Round(length.TotalDays)),
    };

    private static string Days(long days) => days switch
    {
        < 21 => Words.Count(days, "day"),
        < 70 => Words.Count(days / 7, "week"),
        < 730 => Words.Count((long)Math.Round(days / 30.44), "month"),
        _ => Words.Count((long)Math.Round(days / 365.25), "year"),
    };
}
