using Dashboard.Core.Usage.Proof;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Usage;

/// <summary>The long proofs of <c>bench</c>, small.</summary>
public sealed class ImportBenchTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Generated_logs_import_to_their_true_totals_twice()
    {
        var report = await new ImportBench(_folder.Path, TimeProvider.System).SpendLogsAsync(5_000, seed: 3, UsageHouse.Ct);

        Assert.Empty(report.Wrong);
        Assert.True(report.Waits.Reads > 0 && report.Waits.Writes > 0);
    }

    [Fact]
    public async Task Generated_transcripts_import_to_their_true_totals_twice()
    {
        var report = await new ImportBench(_folder.Path, TimeProvider.System).TranscriptsAsync(3_000, seed: 3, UsageHouse.Ct);

        Assert.Empty(report.Wrong);
        Assert.True(report.Rows > 3_000);
    }
}
