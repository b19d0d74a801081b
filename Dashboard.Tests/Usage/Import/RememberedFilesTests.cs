using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import;

/// <summary>What was read is not read again, unless it may say something else.</summary>
public sealed class RememberedFilesTests : IDisposable
{
    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Line(string id, int output, string extra = "") =>
        $$$$"""{"timestamp":"2026-05-01T10:00:00.000Z","sessionId":"s","version":"2.0.1","message":{"id":"{{{{id}}}}","model":"claude-haiku-4-5","usage":{"input_tokens":1,"output_tokens":{{{{output}}}}{{{{extra}}}}}}}""";

    // Long ago: what was written a moment before it was read may be written again within the clock's grain.
    private string WriteOld(string name, string text)
    {
        var path = _house.Write(name, text);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 5, 2, 0, 0, 0, DateTimeKind.Utc));
        return path;
    }

    private async Task<FileOutcome> ImportAsync(string path, string? connection = null, bool again = false) =>
        (await _house.ImportAsync(new ImportRequest(SourceFiles.Select([path]), Connection: connection) { Again = again })).Files.Single();

    private async Task<long?> OutputAsync() => (await _house.SpendAsync("2026-05-01", "2026-05-02")).Totals.Tokens.Output;

    [Fact]
    public async Task An_unchanged_file_is_told_as_it_was_and_not_read()
    {
        var path = WriteOld("a.jsonl", $"{Line("m1", 5)}\n{Line("m1", 9)}\n{Line("m2", 7)}\nnot \"usage\" at all\n{{\"sessionId\":\"s\"}}\n");
        var first = await ImportAsync(path);
        Assert.Equal((5L, 2L, 1L, 1L, 1L, false), (first.RowsRead, first.Accepted, first.Duplicates, first.Rejected, first.Skipped, first.Unchanged));

        // Were it read again, these figures would come in: same size, same times.
        WriteInPlace(path, File.ReadAllText(path).Replace("\"output_tokens\":7", "\"output_tokens\":8", StringComparison.Ordinal));
        var second = await ImportAsync(path);

        Assert.Equal((5L, 0L, 3L, 1L, 1L, true), (second.RowsRead, second.Accepted, second.Duplicates, second.Rejected, second.Skipped, second.Unchanged));
        Assert.Equal(first.Errors, second.Errors);
        Assert.Equal((first.From, first.To), (second.From, second.To));
        Assert.Equal(16, await OutputAsync());
        await using var store = _house.Store.CreateDbContext();
        Assert.Equal(1, await store.Imports().CountAsync(UsageHouse.Ct));

        var again = await ImportAsync(path, again: true);
        Assert.Equal((1L, false), (again.Updated, again.Unchanged));
        Assert.Equal(17, await OutputAsync());
    }

    [Fact]
    public async Task A_file_that_has_grown_is_read_on_where_it_was_left()
    {
        var between = $$"""{"sessionId":"s","summary":"{{new string('-', 9000)}}"}""";
        var path = WriteOld("a.jsonl", $"{between}\n{Line("m1", 5)}\n{between}\n{Line("m2", 7)}\n");
        await ImportAsync(path);
        // A change that only somebody would see who reads the beginning again.
        WriteInPlace(path, File.ReadAllText(path).Replace("\"output_tokens\":5", "\"output_tokens\":6", StringComparison.Ordinal));
        File.AppendAllText(path, $"{Line("m2", 9)}\n{Line("m3", 1)}\n{Line("m4", 1, ",\"broken\"")}\n");

        var grown = await ImportAsync(path);

        Assert.Equal((7L, 1L, 3L, 1L, 1L), (grown.RowsRead, grown.Accepted, grown.Duplicates, grown.Updated, grown.Rejected));
        Assert.Equal(7, grown.Errors.Single().Line);
        Assert.Equal(5 + 9 + 1, await OutputAsync());
    }

    [Fact]
    public async Task A_line_that_was_cut_off_is_read_again_when_its_end_is_there()
    {
        var whole = Line("m2", 7);
        var path = WriteOld("a.jsonl", $"{Line("m1", 5)}\n{whole[..^20]}");
        var cut = await ImportAsync(path);
        Assert.Equal((1L, 1L), (cut.Accepted, cut.Rejected));

        File.AppendAllText(path, whole[^20..] + "\n");
        var mended = await ImportAsync(path);

        Assert.Equal((2L, 1L, 1L, 0L), (mended.RowsRead, mended.Accepted, mended.Duplicates, mended.Rejected));
        Assert.Empty(mended.Errors);
        Assert.Equal(12, await OutputAsync());
    }

    [Fact]
    public async Task A_longer_file_of_another_beginning_is_read_from_its_beginning()
    {
        var path = WriteOld("a.jsonl", $"{Line("m1", 5)}\n");
        await ImportAsync(path);
        WriteInPlace(path, $"{Line("m8", 50)}\n{Line("m9", 70)}\n");

        Assert.Equal(2, (await ImportAsync(path)).Accepted);
        Assert.Equal(125, await OutputAsync());
    }

    [Fact]
    public async Task A_file_written_a_moment_ago_is_not_trusted()
    {
        var path = _house.Write("a.jsonl", $"{Line("m1", 5)}\n");
        await ImportAsync(path);

        Assert.False((await ImportAsync(path)).Unchanged);
    }

    [Fact]
    public async Task What_is_asked_for_under_another_name_is_read()
    {
        var path = WriteOld("a.jsonl", $"{Line("m1", 5)}\n");
        await ImportAsync(path);

        Assert.False((await ImportAsync(path, "laptop")).Unchanged);
        Assert.True((await ImportAsync(path, "laptop")).Unchanged);
        Assert.True((await ImportAsync(path)).Unchanged);
    }

    [Fact]
    public async Task A_ledger_that_lost_a_connection_reads_everything_again()
    {
        var path = WriteOld("a.jsonl", $"{Line("m1", 5)}\n");
        await ImportAsync(path);
        foreach (var table in (string[])["UsageEntries", "MessageVersions", "RecentVersions", "UsageDays", "SmallDays", "UsageHours", "Series", "Connections"])
            await _house.ExecuteAsync($"DELETE FROM {table}");

        var again = await ImportAsync(path);

        Assert.Equal((1L, false), (again.Accepted, again.Unchanged));
        Assert.Equal(5, await OutputAsync());
    }

    [Fact]
    public async Task Days_that_a_source_takes_back_make_the_files_of_its_format_worth_reading()
    {
        const string rows = "request_id,startTime,prompt_tokens,completion_tokens,spend\nr-1,2026-05-01 10:00:00,10,5,0.1\n";
        var window = new Window("gateway", UsageHouse.Day("2026-05-01"), UsageHouse.Day("2026-05-02"));
        var spoken = SourceFiles.Select([_house.Write("spoken.csv", rows)]);
        await _house.ImportAsync(new ImportRequest(spoken, Connection: window.Connection) { Window = window });
        var path = WriteOld("a.csv", rows);
        Assert.Equal(1, (await ImportAsync(path)).Duplicates);
        Assert.True((await ImportAsync(path)).Unchanged);

        var silent = SourceFiles.Select([_house.Write("silent.csv", rows.Replace("r-1,2026-05-01", "r-2,2026-05-03", StringComparison.Ordinal))]);
        await _house.ImportAsync(new ImportRequest(silent, Connection: window.Connection) { Window = window });

        Assert.Equal((1L, false), (await ImportAsync(path) is var back ? (back.Accepted, back.Unchanged) : default));
        Assert.Equal(1, (await _house.SpendAsync("2026-05-01", "2026-05-02")).Totals.Requests);
    }

    [Fact]
    public async Task Files_that_restate_days_are_always_read()
    {
        var path = WriteOld("page.json", OpenAiPage.Of(("2026-05-01", "gpt-4o", 10)));
        await ImportAsync(path);

        Assert.False((await ImportAsync(path)).Unchanged);
    }

    [Fact]
    public async Task Files_read_side_by_side_count_as_if_read_one_by_one()
    {
        var random = new Random(5);
        var paths = Enumerable.Range(0, 120)
            .Select(i => _house.Write($"tree/{i:000}.jsonl", string.Concat(Enumerable.Range(0, random.Next(1, 900)).Select(_ => Line($"m{random.Next(4000)}", random.Next(1, 50)) + "\n"))))
            .ToArray();
        var together = await _house.ImportAsync(paths);

        using var other = new UsageHouse();
        List<FileOutcome> alone = [];
        foreach (var path in paths)
            alone.AddRange((await other.ImportAsync(path)).Files);

        Assert.Equal(alone.Select(Figures), together.Files.Select(Figures));
        Assert.Equal(await other.SnapshotAsync(), await _house.SnapshotAsync());
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));

        static (string, long, long, long, long) Figures(FileOutcome f) => (f.Path, f.RowsRead, f.Accepted, f.Duplicates, f.Updated);
    }

    // The file stays the same one, and its times too.
    private static void WriteInPlace(string path, string text)
    {
        var modified = File.GetLastWriteTimeUtc(path);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.SetLength(file.Position);
        }

        File.SetLastWriteTimeUtc(path, modified);
    }
}
