using System.Diagnostics;
using System.Globalization;

using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Usage.Import;

public sealed class InterruptedImportTests : IDisposable
{
    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Rows(int count)
    {
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return "request_id,startTime,prompt_tokens,completion_tokens,spend,model\n"
            + string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"r-{i},{start.AddSeconds(i * 20):yyyy-MM-dd HH:mm:ss},{i % 97},{i % 13},0.001,gpt-5-mini\n")));
    }

    [Fact]
    public async Task A_killed_process_leaves_whole_slices_and_running_again_finishes_them()
    {
        const int rows = 150_000;
        var path = _house.Write("logs.csv", Rows(rows));
        await SlowLedger.SlowDownAsync(_house.Store.Folder.Database, UsageHouse.Ct);
        using var process = await StartImportAsync(path);
        var written = await WaitUntilSomeAreWrittenAsync(process);
        process.Kill();
        await process.WaitForExitAsync(UsageHouse.Ct);
        await SlowLedger.SpeedUpAsync(_house.Store.Folder.Database, UsageHouse.Ct);
        Assert.InRange(written, 1, rows - 1);

        // What the next start of anything does.
        Assert.Equal(1, await _house.Get<MarkInterrupted>().RunAsync(UsageHouse.Ct));
        await using var store = _house.Store.CreateDbContext();
        var record = await store.Imports().AsNoTracking().SingleAsync(UsageHouse.Ct);
        Assert.Equal((ImportState.Interrupted, await store.UsageEntries().LongCountAsync(UsageHouse.Ct)), (record.State, record.Accepted));
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));

        var again = await _house.ImportAsync(path);
        Assert.Equal((rows - record.Accepted, record.Accepted), (again.Files[0].Accepted, again.Files[0].Duplicates));
        var finished = await store.Imports().AsNoTracking().SingleAsync(UsageHouse.Ct);
        Assert.Equal((ImportState.Done, (long)rows, 0L), (finished.State, finished.Accepted, finished.Duplicates));
        Assert.Equal(rows, await store.UsageEntries().LongCountAsync(UsageHouse.Ct));
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task A_person_can_stop_an_import_and_finish_it_later()
    {
        // Each look at this clock takes a second: progress is told and a slice ends after every batch, on the fastest machine too.
        using var house = new UsageHouse(new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) });
        var path = house.Write("logs.csv", Rows(60_000));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(UsageHouse.Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            house.Get<ImportUsage>().RunAsync(new ImportRequest(SourceFiles.Select([path])), new Stopping(stop), stop.Token));

        await using var store = house.Store.CreateDbContext();
        var record = await store.Imports().AsNoTracking().SingleAsync(UsageHouse.Ct);
        Assert.Equal(ImportState.Interrupted, record.State);
        Assert.InRange(record.Accepted, 1, 59_999);
        Assert.Empty(await house.WrongRollUpsAsync("UTC"));
        await house.ImportAsync(path);
        Assert.Equal(60_000, (await house.SpendAsync("2026-01-01", "2027-01-01")).Totals.Requests);
    }

    [Fact]
    public async Task Imports_side_by_side_add_each_row_once()
    {
        var path = _house.Write("logs.csv", Rows(20_000));
        var copy = _house.Write("copy.csv", Rows(20_000));

        var outcomes = await Task.WhenAll(_house.ImportAsync(path), _house.ImportAsync(copy), _house.ImportAsync(path));

        Assert.Equal(20_000, outcomes.Sum(o => o.Files[0].Accepted));
        Assert.Equal(40_000, outcomes.Sum(o => o.Files[0].Duplicates));
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task An_import_that_lives_is_not_called_interrupted()
    {
        var path = _house.Write("logs.csv", Rows(100));
        var asked = new TaskCompletionSource<int>();
        var request = new ImportRequest(SourceFiles.Select([path, "-"]))
        {
            OpenStandardInput = () => new Asking(async () => asked.SetResult(await _house.Get<MarkInterrupted>().RunAsync(UsageHouse.Ct))),
        };

        await _house.ImportAsync(request);

        Assert.Equal(0, await asked.Task);
    }

    private async Task<Process> StartImportAsync(string path)
    {
        // The store was made without migrations: tell the program that it has them all.
        await using var store = _house.Store.CreateDbContext();
        await _house.ExecuteAsync("CREATE TABLE __EFMigrationsHistory(MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL)");
        foreach (var migration in store.Database.GetMigrations())
            await _house.ExecuteAsync($"INSERT INTO __EFMigrationsHistory VALUES('{migration}','10.0.15')");

        return Executable.Start(_house.Folder, "import", path, "--data", _house.Store.Folder.Root, "--json");
    }

    private async Task<long> WaitUntilSomeAreWrittenAsync(Process process)
    {
        while (true)
        {
            await using var store = _house.Store.CreateDbContext();
            var written = await store.Imports().SumAsync(i => i.Accepted, UsageHouse.Ct);
            if (written > 0 || process.HasExited)
                return written;
        }
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => stop.Cancel();
    }

    private sealed class Asking(Func<Task> ask) : MemoryStream("x"u8.ToArray())
    {
        private bool _asked;

        public override int Read(Span<byte> buffer)
        {
            if (!_asked)
            {
                _asked = true;
                _ = ask();
            }

            return base.Read(buffer);
        }
    }
}
