using Dashboard.Core.Usage.Proof;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Usage.Proof;

/// <summary>The small variant of <c>bench kills</c>: real processes, really killed.</summary>
public sealed class ImportKillProofTests
{
    [Fact]
    public async Task Imports_that_die_lose_nothing_and_double_nothing()
    {
        using var folder = new TestFolder();

        var report = await new ImportKillProof(TimeProvider.System).RunAsync(
            new ImportKillOptions(folder.Path, "dotnet", [Executable.Assembly, "bench", "kills", "--child"]) { Kills = 3, Rows = 60_000, Seed = 11 },
            UsageHouse.Ct);

        Assert.Empty(report.Wrong);
        Assert.Equal(3, report.Kills);
        Assert.True(report.WhileWriting + report.WhileReplacing > 0, report.ToString());
        // One without a kill, one after them.
        Assert.True(report.Completed >= 2, report.ToString());
    }
}
