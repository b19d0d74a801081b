using System.Text;

using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Sources;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import;

public sealed class SourcesTests : IDisposable
{
    private const string Rows = "request_id,startTime,prompt_tokens,completion_tokens,spend\na-1,2026-03-01 10:00:00,10,5,0.1\n";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task The_content_tells_the_format_and_not_the_name()
    {
        Assert.Equal("litellm", (await _house.ImportTextAsync("picture.png", Rows)).Format);
        Assert.Equal("litellm", (await _house.ImportTextAsync("mark.csv", "\uFEFF" + Rows)).Format);
        Assert.Equal("litellm", (await _house.ImportTextAsync("excel.csv", Rows.Replace(',', ';'))).Format);
        Assert.Equal("litellm", (await _house.ImportAsync(_house.WriteGzip("packed.bin", Rows))).Files[0].Format);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("a,b,c\n1,2,3\n", "the content fits no format; found the columns a, b, c; looked for LiteLLM spend logs")]
    [InlineData("{\"hello\":1}", "the content fits no format; found hello; looked for LiteLLM spend logs")]
    [InlineData("\u0000\u0001\u0002", "the file is not UTF-8 text")]
    public async Task A_file_that_fits_nothing_is_refused_with_what_was_looked_for(string text, string reason)
    {
        var outcome = await _house.ImportAsync(_house.Write("x", text));

        Assert.False(outcome.AnyTaken);
        Assert.Null(outcome.Files[0].Format);
        Assert.StartsWith(reason, outcome.Files[0].Errors[0].Message, StringComparison.Ordinal);
        await using var store = _house.Store.CreateDbContext();
        Assert.Equal(ImportState.Refused, (await store.Imports().SingleAsync(UsageHouse.Ct)).State);
    }

    [Fact]
    public async Task Folders_patterns_and_missing_paths_are_told_apart()
    {
        _house.Write("logs/2026/.hidden/a.csv", Rows);
        _house.Write("logs/b.csv", Rows.Replace("a-1", "b-1", StringComparison.Ordinal));
        _house.Write("logs/notes.txt", "hello");

        var outcome = await _house.ImportAsync(Path.Combine(_house.Folder, "logs/**/*.csv"), Path.Combine(_house.Folder, "logs"), Path.Combine(_house.Folder, "nowhere.csv"));

        Assert.Equal(
            ["nowhere.csv - there is no such file or folder", "a.csv litellm", "b.csv litellm", "notes.txt - the content fits no format"],
            outcome.Files.Select(f => $"{Path.GetFileName(f.Path)} {f.Format ?? "- " + f.Errors[0].Message.Split(';')[0]}"));
        Assert.Equal(2, outcome.Totals.Requests);
    }

    [Fact]
    public async Task Standard_input_is_read_too()
    {
        var request = new ImportRequest(SourceFiles.Select(["-"])) { OpenStandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes(Rows)) };

        Assert.Equal(("-", 1L), ((await _house.ImportAsync(request)).Files[0].Path, 1L));
    }

    [Fact]
    public async Task A_packed_file_that_breaks_off_keeps_its_good_rows()
    {
        var rows = Rows + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"x-{Guid.NewGuid()},2026-03-01 10:00:00,{i},5,0.1\n"));
        var path = _house.WriteGzip("cut.csv.gz", rows);
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path, UsageHouse.Ct))[..^2000], UsageHouse.Ct);

        var outcome = (await _house.ImportAsync(path)).Files[0];

        Assert.InRange(outcome.Accepted, 10_000, 20_000);
        Assert.NotEmpty(outcome.Errors);
    }

    [Fact]
    public void Every_format_has_a_name_of_its_own_for_the_command_line()
    {
        var names = new UsageFormats().Names;

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.All(names, n => Assert.Matches("^[a-z][a-z0-9-]+$", n));
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "litellm", "litellm-daily", "openai-usage", "openai-costs", "anthropic-usage", "anthropic-costs", "anthropic-claude-code", "openrouter", "openrouter-activity",
                "deepseek-usage", "deepseek-costs", "github-copilot", "aws-cost-explorer", "focus", "claude-code",
            },
            names.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_upload_is_looked_at_first_and_gone_once_it_is_imported()
    {
        var uploads = _house.Get<UploadImport>();
        var upload = await uploads.ReceiveAsync(new MemoryStream(Encoding.UTF8.GetBytes(Rows)), "../logs.csv", UsageHouse.Ct);

        var preview = await uploads.PreviewAsync(upload, null, null, null, UsageHouse.Ct);
        Assert.Equal(("logs.csv", 1L, 10L), (preview.Files[0].Path, preview.Files[0].Accepted, preview.Files[0].FirstRows.Single().Tokens.Input));
        Assert.Equal(0, (await _house.SpendAsync("2026-03-01", "2026-03-02")).Totals.Requests);

        await uploads.RunAsync(upload, null, null, null, UsageHouse.Ct);
        Assert.Equal(1, (await _house.SpendAsync("2026-03-01", "2026-03-02")).Totals.Requests);
        Assert.Empty(Directory.GetFiles(Path.Combine(_house.Store.Folder.Root, "uploads")));
    }
}
