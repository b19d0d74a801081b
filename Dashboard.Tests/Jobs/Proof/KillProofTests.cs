using Dashboard.Core.Jobs.Proof;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Jobs.Proof;

/// <summary>The small variant of <c>bench jobs</c>: real processes, really killed.</summary>
public sealed class KillProofTests
{
    [Fact]
    public async Task Jobs_survive_the_death_of_their_servers()
    {
        using var folder = new TestFolder();

        var report = await new JobsKillProof(TimeProvider.System).RunAsync(
            new KillProofOptions(folder.Path, "dotnet", [Executable.Assembly, "bench", "jobs", "--child"]) { Jobs = 60, Kills = 3, Seed = 7 },
            TestContext.Current.CancellationToken);

        Assert.True(report.Passed, report.ToString());
        Assert.Equal((3, 60, 60), (report.Kills, report.Jobs, report.Succeeded));
        Assert.True(report.RecurringDue > 10, report.ToString());
    }
}
