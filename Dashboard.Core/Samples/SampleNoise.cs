namespace Dashboard.Core.Samples;

/// <summary>Numbers that look random and are always the same: each follows from what it is for, not from what was drawn before.</summary>
internal static class SampleNoise
{
    /// <summary>64 bits that belong to these parts.</summary>
    public static ulong Bits(ulong a, ulong b, ulong c = 0) => Mix(Mix(Mix(SampleMoment.Seed ^ a) + b) + c);

    /// <summary>The number of a name (FNV-1a).</summary>
    public static ulong Of(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name)
            hash = unchecked((hash ^ c) * 1099511628211UL);

        return hash;
    }

    /// <summary>From 0 up to 1.</summary>
    public static double Share(ulong bits) => (bits >> 11) / (double)(1UL << 53);

    /// <summary>Around 1, most within the spread: the sum of four draws is near enough to a bell.</summary>
    public static double Around1(ulong bits, double spread)
    {
        var sum = 0.0;
        for (var i = 0; i < 4; i++)
            sum += Share(bits = Mix(bits));

        return Math.Max(0.05, 1 + ((sum - 2) * spread * 1.73));
    }

    // SplitMix64.
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15UL;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }
}
