using System.Globalization;
using System.Text;

namespace Dashboard.Kit.Formats;

/// <summary>The line of a sparkline as SVG path data. A gap in the values is a gap in the line.</summary>
public static class SparkPath
{
    /// <summary>Zero-based unless a value is negative; points lie at the same distance from each other.</summary>
    public static string Line(IReadOnlyList<decimal?> values, int width, int height)
    {
        var known = values.OfType<decimal>().DefaultIfEmpty(0).ToArray();
        var low = Math.Min(0, known.Min());
        var high = Math.Max(known.Max(), low);
        var path = new StringBuilder();
        var pen = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value)
            {
                pen = false;
                continue;
            }

            var x = values.Count == 1 ? width / 2m : i * (decimal)width / (values.Count - 1);
            // Rescaled before multiplying: the largest amounts are as wide as a decimal can be.
            var y = high == low ? height : height - ((value / 2 - low / 2) / (high / 2 - low / 2) * height);
            path.Append(CultureInfo.InvariantCulture, $"{(pen ? 'L' : 'M')}{x:0.##} {y:0.##}");
            // A lone point between gaps would be invisible: a line of no length with round caps is a dot.
            if (!pen && (i + 1 == values.Count || values[i + 1] is null))
                path.Append("h0");

            pen = true;
        }

        return path.ToString();
    }
}
