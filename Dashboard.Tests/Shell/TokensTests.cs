using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Shell;

/// <summary>The design tokens keep their promises: readable in both themes, apart for colour-blind eyes, and nowhere else.</summary>
public sealed partial class TokensTests
{
    private static readonly Lazy<Dictionary<string, (string Light, string Dark)>> Tokens = new(Read);

    public static TheoryData<string, string> Texts => new()
    {
        { "ink", "ground" }, { "ink", "surface" }, { "ink", "raised" }, { "ink-soft", "ground" }, { "ink-soft", "surface" }, { "ink-soft", "raised" },
        { "ink-soft", "hover" }, { "ink-faint", "surface" }, { "ink-faint", "sunken" }, { "accent", "surface" }, { "accent", "ground" },
        { "accent", "accent-soft" }, { "accent-strong", "surface" }, { "on-accent", "accent" }, { "on-accent", "accent-strong" },
        { "problem", "surface" }, { "problem", "problem-soft" }, { "caution", "surface" }, { "caution", "caution-soft" }, { "ink", "problem-soft" },
        { "ink", "caution-soft" }, { "ink-soft", "accent-soft" }, { "good", "good-soft" },
        { "level-none", "level-none-soft" }, { "level-low", "level-low-soft" }, { "level-medium", "level-medium-soft" },
        { "level-high", "level-high-soft" }, { "level-critical", "level-critical-soft" }, { "level-unknown", "level-unknown-soft" },
        { "level-unknown", "level-unknown-hatch" }, { "on-heat-low", "heat-0" }, { "on-heat-high", "heat-4" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_can_be_read_in_both_themes(string text, string ground)
    {
        var (fore, back) = (Tokens.Value[text], Tokens.Value[ground]);

        Assert.InRange(Contrast(fore.Light, back.Light), 4.5, 21);
        Assert.InRange(Contrast(fore.Dark, back.Dark), 4.5, 21);
    }

    [Fact]
    public void Series_and_the_edges_of_controls_can_be_seen_in_both_themes() =>
        Assert.All(Palette.Append("series-other").Append("line-strong"), name =>
        {
            var (colour, surface) = (Tokens.Value[name], Tokens.Value["surface"]);
            // Three decimals of rounding in the palette's search.
            Assert.InRange(Contrast(colour.Light, surface.Light), 2.99, 21);
            Assert.InRange(Contrast(colour.Dark, surface.Dark), 2.99, 21);
        });

    [Theory]
    [InlineData("as everybody")]
    [InlineData("without red cones")]
    [InlineData("without green cones")]
    [InlineData("without blue cones")]
    public void The_eight_series_stay_apart(string eyes)
    {
        foreach (var dark in new[] { false, true })
        {
            var seen = Palette.Select(name => (Name: name, Lab: Seen(dark ? Tokens.Value[name].Dark : Tokens.Value[name].Light, Eyes[eyes]))).ToArray();
            var closest = (from a in seen from b in seen where string.CompareOrdinal(a.Name, b.Name) < 0 select (Distance(a.Lab, b.Lab), a.Name, b.Name)).Min();
            Assert.True(closest.Item1 >= 0.07, $"{closest} ({(dark ? "dark" : "light")})");
        }
    }

    [Fact]
    public void No_other_file_holds_a_colour()
    {
        var root = Root();
        var files = new[] { "Dashboard", "wwwroot-assets" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".css" or ".razor" or ".js" or ".cs" && Path.GetFileName(f) != "tokens.css")
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        Assert.Empty(files.SelectMany(f => Literal().Matches(File.ReadAllText(f)).Select(m => $"{Path.GetRelativePath(root, f)}: {m.Value}")));
    }

    private static string[] Palette => [.. Enumerable.Range(1, 8).Select(i => $"series-{i}")];

    // Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
    private static readonly Dictionary<string, double[]> Eyes = new()
    {
        ["as everybody"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["without red cones"] = [.152286, 1.052583, -.204868, .114503, .786281, .099216, -.003882, -.048116, 1.051998],
        ["without green cones"] = [.367322, .860646, -.227968, .280085, .672501, .047413, -.011820, .042940, .968881],
        ["without blue cones"] = [1.255528, -.076749, -.178779, -.078411, .930809, .147602, .004733, .691367, .303900],
    };

    private static Dictionary<string, (string, string)> Read() =>
        Token().Matches(File.ReadAllText(Path.Combine(Root(), "wwwroot-assets", "tokens.css")))
            .ToDictionary(m => m.Groups["name"].Value, m => (m.Groups["light"].Value, m.Groups["dark"].Value));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Dashboard.sln")))
            folder = Path.GetDirectoryName(folder)!;

        return folder;
    }

    private static double[] Linear(string hex) =>
        [.. new[] { 1, 3, 5 }.Select(i => int.Parse(hex.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4))];

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(Linear(a)), Luminance(Linear(b)));
        return (Math.Max(x, y) + .05) / (Math.Min(x, y) + .05);
    }

    private static double Luminance(double[] rgb) => .2126 * rgb[0] + .7152 * rgb[1] + .0722 * rgb[2];

    // Through these eyes, in OKLab, where distances are even.
    private static double[] Seen(string hex, double[] eyes)
    {
        var rgb = Times(eyes, Linear(hex)).Select(c => Math.Max(0, c)).ToArray();
        var cones = Times([.4122214708, .5363325363, .0514459929, .2119034982, .6806995451, .1073969566, .0883024619, .2817188376, .6299787005], rgb);
        return Times([.2104542553, .793617785, -.0040720468, 1.9779984951, -2.428592205, .4505937099, .0259040371, .7827717662, -.808675766], [.. cones.Select(Math.Cbrt)]);
    }

    private static double[] Times(double[] matrix, double[] v) =>
        [.. Enumerable.Range(0, 3).Select(r => matrix[3 * r] * v[0] + matrix[3 * r + 1] * v[1] + matrix[3 * r + 2] * v[2])];

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    [GeneratedRegex(@"--(?<name>[\w-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\);", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    // #abc, #aabbcc and functions with numbers; not #ids, {#refs} or html entities.
    [GeneratedRegex(@"(?<![\w&])#([0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b(?!-)|\b(rgba?|hsla?|oklch)\(\s*[0-9]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
