using Dashboard.Tests.Support;

namespace Dashboard.Tests.House;

/// <summary>The house keeps its rules, and each rule catches a planted violation.</summary>
public sealed class HouseRulesTests : IDisposable
{
    private static readonly Dictionary<string, Func<string, IEnumerable<string>>> Rules = new()
    {
        ["floors"] = HouseRules.BrokenFloors,
        ["walls"] = HouseRules.BrokenWalls,
        ["pages"] = HouseRules.BrokenPages,
        ["octokit"] = HouseRules.BrokenOctokit,
        ["guard"] = HouseRules.UnguardedClients,
        ["length"] = HouseRules.TooLong,
        ["folders"] = HouseRules.BadFolders,
        ["colours"] = HouseRules.LooseColours,
    };

    private readonly TestFolder _planted = new();

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_house_keeps_the_rule(string rule) => Assert.Empty(Rules[rule](Repository.Root));

    [Theory]
    [InlineData("floors", "Dashboard.Core/Usage/Planted.cs", "using Dashboard.Core.Terms;")]
    [InlineData("floors", "Dashboard.Core/Units/Planted.cs", "using Dashboard.Core.Store;")]
    [InlineData("floors", "Dashboard.Core/Terms/Planted.cs", "var x = new Dashboard.Core.Risk.Findings.Finding();")]
    [InlineData("floors", "Dashboard.Core/Cellar/Planted.cs", "using Dashboard.Core.Units;")]
    [InlineData("walls", "Dashboard/Usage/Planted.razor", "@using Dashboard.Terms")]
    [InlineData("walls", "Dashboard/Kit/Planted.cs", "using Dashboard.Core.Usage;")]
    [InlineData("walls", "Dashboard.Core/Usage/Planted.cs", "using MudBlazor;")]
    [InlineData("pages", "Dashboard/Usage/PlantedPage.razor.cs", "class P(DashboardStore store);")]
    [InlineData("octokit", "Dashboard.Core/Terms/Planted.cs", "using Octokit;")]
    [InlineData("guard", "Dashboard.Core/Terms/Planted.cs", "services.AddHttpClient(\"terms\");")]
    [InlineData("guard", "Dashboard/Usage/Planted.cs", "using var client = new HttpClient();")]
    [InlineData("folders", "Dashboard.Core/Usage/Helpers/Planted.cs", "")]
    [InlineData("colours", "Dashboard/Usage/Planted.razor.css", "a { color: #12ab34 }")]
    [InlineData("colours", "wwwroot-assets/planted.css", "a { color: rgb(1 2 3) }")]
    public void The_rule_catches_a_planted_violation(string rule, string path, string text)
    {
        Plant(path, text);

        Assert.Contains("Planted", Assert.Single(Rules[rule](_planted.Path)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_length_rule_catches_a_long_file_and_leaves_a_short_one()
    {
        Plant("Dashboard.Core/Usage/Planted.cs", string.Concat(Enumerable.Repeat("//\n", 301)));
        Plant("Dashboard.Core/Usage/Short.cs", string.Concat(Enumerable.Repeat("//\n", 300)));

        Assert.Contains("Planted.cs: 301 lines", Assert.Single(HouseRules.TooLong(_planted.Path)));
    }

    [Theory]
    [InlineData("floors", "Dashboard.Core/Usage/Fine.cs", "using Dashboard.Core.Providers;")]
    [InlineData("walls", "Dashboard/Usage/Fine.razor", "@using Dashboard.Kit")]
    [InlineData("octokit", "Dashboard.Core/Outbound/GitHub/Fine.cs", "using Octokit;")]
    [InlineData("guard", "Dashboard.Core/Terms/Fine.cs", "services.AddHttpClient(\"terms\").ThroughOutbound();")]
    [InlineData("colours", "wwwroot-assets/tokens.css", "a { color: #12ab34 }")]
    public void The_rule_leaves_good_code_alone(string rule, string path, string text)
    {
        Plant(path, text);

        Assert.Empty(Rules[rule](_planted.Path));
    }

    public void Dispose() => _planted.Dispose();

    private void Plant(string path, string text)
    {
        var file = Path.Combine(_planted.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
