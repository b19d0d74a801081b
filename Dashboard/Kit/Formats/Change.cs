using System.Globalization;

namespace Dashboard.Kit.Formats;

/// <summary>From one figure to the next: where it went and by how much, for the eye and in words.</summary>
public readonly record struct Change(ChangeDirection Direction, string Text, string Spoken)
{
    private const decimal TimesFrom = 10;

    /// <summary>Compares; either side may be unknown.</summary>
    public static Change Between(decimal? before, decimal? now)
    {
        if (before is not { } earlier || now is not { } later)
            return new(ChangeDirection.Unknown, "no comparison", "cannot be compared: a figure is unknown");
        if (earlier == later)
            return new(ChangeDirection.Same, "no change", "no change");
        if (earlier == 0)
            return later > 0 ? new(ChangeDirection.Up, "new", "new: there was nothing before") : new(ChangeDirection.Down, "new", "new: there was nothing before");

        var ratio = later / earlier;
        var direction = later > earlier ? ChangeDirection.Up : ChangeDirection.Down;
        if (earlier > 0 && ratio >= TimesFrom)
        {
            var times = decimal.Round(ratio, MidpointRounding.AwayFromZero).ToString("#,0", CultureInfo.InvariantCulture);
            return new(direction, $"{times} times", $"{times} times as much");
        }

        var share = ShareFormat.Of(Math.Abs((later - earlier) / earlier));
        return direction == ChangeDirection.Up ? new(direction, $"+{share}", $"up {share}") : new(direction, $"{Words.Minus}{share}", $"down {share}");
    }
}

/// <summary>Where a figure went.</summary>
public enum ChangeDirection
{
    Unknown,
    Same,
    Up,
    Down,
}
