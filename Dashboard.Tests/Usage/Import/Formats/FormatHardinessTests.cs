using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Sources;

namespace Dashboard.Tests.Usage.Import.Formats;

/// <summary>Whatever a file holds, it never brings the import down, and every row is accounted for.</summary>
public sealed class FormatHardinessTests(OneUsageHouse one) : IClassFixture<OneUsageHouse>
{
    private static readonly string[] Poison =
        ["1e400", "-1", "99999999999999999999999999", "2026-02-31", "\"=cmd()\"", "\uFFFD\u0000", "[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":{}}}}", "null", "NaN", "\"\"", "true", ",", "\"", "}", "]"];

    public static TheoryData<string> Names => [.. new UsageFormats().All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_format_reads_its_own_sample(string name)
    {
        var format = new UsageFormats().All.Single(f => f.Name == name);

        var file = await TryAsync(one.House.Write($"{name}.sample", format.Sample));

        Assert.Equal((name, 0L), (file.Format, file.Rejected));
        Assert.True(file.Accepted > 0, "nothing of the sample was taken");
        Assert.Empty(file.Errors);
        Assert.False(string.IsNullOrWhiteSpace(format.Convention) || string.IsNullOrWhiteSpace(format.LooksFor));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_cut_off_anywhere_or_spoilt_anywhere_is_taken_or_refused_but_never_a_crash(string name)
    {
        var sample = new UsageFormats().All.Single(f => f.Name == name).Sample;
        var random = new Random(20261123);
        List<string> spoilt = [];
        for (var i = 0; i < 60; i++)
        {
            var at = random.Next(sample.Length);
            spoilt.Add(one.House.Write($"spoilt/{name}/cut-{i}", sample[..at]));
            // Into the place of a value, so that the file stays what it is and only a field is wrong.
            var end = sample.IndexOfAny([',', '}', '\n'], at);
            var start = sample.LastIndexOfAny([',', ':', '\n'], at);
            if (start >= 0 && end > start)
                spoilt.Add(one.House.Write($"spoilt/{name}/poison-{i}", sample[..(start + 1)] + Poison[random.Next(Poison.Length)] + sample[end..]));
        }

        foreach (var asked in (string?[])[null, name])
        {
            var outcome = await one.House.ImportAsync(new ImportRequest(SourceFiles.Select(spoilt), asked) { DryRun = true });

            Assert.All(outcome.Files, file =>
            {
                Assert.Equal(file.RowsRead, file.Accepted + file.Duplicates + file.Rejected + file.Skipped);
                Assert.True(file.Format is not null || file.Errors.Count > 0, $"{file.Path} was refused without a reason");
                Assert.True(file.Rejected == 0 || file.Errors.Count > 0, $"{file.Path} rejected rows without saying why");
            });
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_format_that_is_asked_for_by_mistake_takes_nothing_down(string name)
    {
        string[] others =
        [
            .. new UsageFormats().All.Select(f => one.House.Write($"others/{f.Name}", f.Sample)),
            one.House.Write("others/table.csv", "a,b,c\n1,2,3\n"), one.House.Write("others/array.json", "[1,[2],{\"data\":[]}]"), one.House.Write("others/word.json", "{\"data\":\"x\"}"),
            one.House.Write("others/text.txt", "nothing of the kind"),
        ];

        var outcome = await one.House.ImportAsync(new ImportRequest(SourceFiles.Select(others), name) { DryRun = true });

        Assert.All(outcome.Files, file => Assert.Equal(file.RowsRead, file.Accepted + file.Duplicates + file.Rejected + file.Skipped));
    }

    private async Task<FileOutcome> TryAsync(string path) =>
        (await one.House.ImportAsync(new ImportRequest(SourceFiles.Select([path])) { DryRun = true })).Files.Single();
}
