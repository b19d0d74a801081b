namespace Dashboard.Core.Usage.Analytics.Outlook.Backtest;

/// <summary>A series of days to be forecast, with the kind of series it belongs to.</summary>
public sealed record SpendSeries(string Family, IReadOnlyList<DayAmount> Days);

/// <summary>Spend of 400 days in the shapes it takes; the same seed gives the same days for ever.</summary>
public static class GeneratedSpend
{
    public const int Days = 400;

    private static readonly DateOnly First = new(2025, 1, 1);

    /// <summary>Every shape.</summary>
    public static IReadOnlyList<string> Families { get; } = ["weekdays", "growing", "launch", "drop", "spikes", "batches", "month ends", "holidays", "restless"];

    public static SpendSeries Of(string family, int seed)
    {
        // Families differ also where they share a seed.
        var chance = new Chance((ulong)(seed * 131) + (ulong)(Families.ToList().IndexOf(family) + 1));
        double[] week = chance.Next() < 0.25 ? [1, 1, 1, 1, 1, 1, 1] : [chance.Between(0.03, 0.5), 1, chance.Between(0.9, 1.2), chance.Between(0.9, 1.2), 1, chance.Between(0.7, 1), chance.Between(0.03, 0.5)];
        var noise = chance.Between(0.05, 0.25);
        var level = Math.Exp(chance.Between(1, 8));
        var growth = family == "growing" ? chance.Between(0.03, 0.15) : chance.Between(-0.01, 0.02);
        var at = (int)chance.Between(120, 340);
        var factor = family switch { "launch" => chance.Between(1.4, 4), "drop" => chance.Between(0.15, 0.7), _ => 1 };
        var ramp = family == "launch" ? chance.Between(1, 25) : 1;
        var heavy = (Day: (DayOfWeek)(int)chance.Between(0, 6.99), Size: chance.Between(1.5, 6));
        var monthly = (FromEnd: (int)chance.Between(0, 2.99), Size: chance.Between(2, 8));
        var quiet = Enumerable.Range(0, 7).Select(_ => (int)chance.Between(0, Days)).ToHashSet();
        var (drift, wander) = (0.0, family == "restless" ? chance.Between(0.02, 0.06) : 0.004);
        List<DayAmount> days = [];
        for (var i = 0; i < Days; i++)
        {
            var day = First.AddDays(i);
            drift += wander * chance.Normal();
            var usual = level * week[(int)day.DayOfWeek] * Math.Exp((growth * i / 30) + drift + (noise * chance.Normal()) - (noise * noise / 2));
            usual *= i < at ? 1 : 1 + ((factor - 1) * Math.Min(1, (i - at + 1) / ramp));
            var more = family switch
            {
                "spikes" when chance.Next() < 0.015 => level * chance.Between(3, 12),
                "batches" when day.DayOfWeek == heavy.Day => level * heavy.Size * chance.Between(0.9, 1.1),
                "month ends" when DateTime.DaysInMonth(day.Year, day.Month) - day.Day == monthly.FromEnd => level * monthly.Size * chance.Between(0.85, 1.15),
                _ => 0,
            };
            if (family == "holidays" && (quiet.Contains(i) || (day.Month, day.Day) is (12, > 22) or (1, 1) || day is { Month: 8, Day: > 3 and < 18 }))
                usual *= 0.25;

            days.Add(new DayAmount(day, Math.Round((decimal)(usual + more), 6)));
        }

        return new SpendSeries(family, days);
    }

    /// <summary>A generator of our own: the runtime's may change with its version, and the figures with it.</summary>
    private sealed class Chance(ulong seed)
    {
        private ulong _state = seed;

        public double Next()
        {
            // SplitMix64 (Steele, Lea and Flood 2014).
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
        }

        public double Between(double low, double high) => low + ((high - low) * Next());

        public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());
    }
}
