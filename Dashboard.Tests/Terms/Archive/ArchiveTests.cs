using Dashboard.Core.Alerts.Rules;
using Dashboard.Core.Outbound.GitHub;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Archive;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;
using Dashboard.Core.Units;
using Dashboard.Tests.Support;

using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Terms.Archive;

/// <summary>What a public archive recorded: read through GitHub's API as far as its limit lasts, once, and never taken for our own captures.</summary>
public sealed class ArchiveTests
{
    private const string Law = "# Terms of Service\n\nThese terms are an agreement between you and Example AI Ltd. By using the service you agree to them.\n\n## Data\n\nWe do not train our models on your data.\n\n## Law\n\nThe law of Ireland governs this agreement.";
    private static readonly string Trains = Law.Replace("We do not train our models on your data.", "We may train our models on your data by default.", StringComparison.Ordinal);
    private static readonly DateTime Old = new(2025, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task The_history_of_a_document_is_read_marked_by_commit_and_licence_and_compared_with_itself()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = Kit(web);
        var github = GitHub(web, kit);
        github.Commit(Law, Old);
        github.Commit(Law.Replace("Ireland", "England", StringComparison.Ordinal), Old.AddDays(30), "Apply technical upgrade");
        github.Commit(Trains, Old.AddDays(60));
        var id = await FollowAsync(kit, web);

        Assert.Equal(3, await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct));

        var archive = (await kit.Get<ArchivesQuery>().OfAsync(id, TermsKit.Ct))!;
        Assert.True(archive.Texts.All(t => t.IsRead), string.Join('\n', web.Requests.Select(r => $"{r.Method} {r.Path}{r.Query}")));
        Assert.Equal(("ODbL-1.0", "Read to its end.", 0), (archive.Licence, archive.Answer, archive.Waiting));
        Assert.Equal([ChangeLevel.High, archive.Texts[1].Level, null], archive.Texts.Select(t => t.Level));
        Assert.Contains(TermsTopic.DisputeArbitration, archive.Texts[1].Topics);
        Assert.NotEqual(ChangeLevel.None, archive.Texts[1].Level);
        Assert.Contains(TermsTopic.TrainingOnCustomerData, archive.Texts[0].Topics);
        Assert.Contains("train our models", archive.Texts[0].Evidence, StringComparison.Ordinal);
        var two = (await kit.Get<ArchivesQuery>().CompareAsync(id, archive.Texts[2].Id, archive.Texts[0].Id, TermsKit.Ct))!;
        Assert.Equal(ChangeLevel.High, two.Diff.Level);
        Assert.Equal(0, await kit.CountAsync<TermsVersion>());
    }

    [Fact]
    public async Task An_unchanged_archive_costs_one_conditional_question_and_a_new_commit_is_the_only_one_read()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = Kit(web);
        var github = GitHub(web, kit);
        github.Commit(Law, Old);
        var id = await FollowAsync(kit, web);
        await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct);
        var left = github.Left;

        Assert.Equal(0, await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct));
        kit.Clock.Advance(TimeSpan.FromDays(2));
        github.Reset = kit.Now.AddHours(1);
        Assert.Equal(0, await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct));
        Assert.Equal((left, 1), (github.Left, github.Asked("/contents/")));

        github.Commit(Trains, kit.Now);
        kit.Clock.Advance(TimeSpan.FromDays(2));
        github.Reset = kit.Now.AddHours(1);
        Assert.Equal(1, await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct));
        Assert.Equal(ChangeLevel.High, (await kit.Get<ArchivesQuery>().OfAsync(id, TermsKit.Ct))!.Texts[0].Level);
    }

    [Fact]
    public async Task A_long_history_stops_at_the_limit_and_goes_on_after_it_without_reading_anything_twice()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = Kit(web);
        var github = GitHub(web, kit);
        for (var i = 0; i < 230; i++)
            github.Commit(Law.Replace("Ireland", $"county {i}", StringComparison.Ordinal), Old.AddDays(i));

        github.Left = 40;
        var id = await FollowAsync(kit, web);

        var first = await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct);
        var row = (await kit.Get<ArchivesQuery>().OfAsync(id, TermsKit.Ct))!;
        Assert.InRange(first, 20, 36);
        Assert.True(github.Left >= 1, "the limit was used up to the last request");
        Assert.Equal((230 - first, github.Reset, false), (row.Waiting, row.NextDueAt, row.InTrouble));
        Assert.Equal(0, await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct));

        kit.Clock.Advance(TimeSpan.FromHours(2));
        var all = first;
        for (var run = 0; run < 6; run++)
            all += await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct);

        Assert.Equal((230, 230), (all, github.Asked("/contents/")));
        Assert.Equal(0, (await kit.Get<ArchivesQuery>().OfAsync(id, TermsKit.Ct))!.Waiting);
    }

    [Fact]
    public async Task An_exhausted_limit_is_waited_out_and_a_missing_repository_is_said()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = Kit(web);
        var github = GitHub(web, kit);
        github.Commit(Law, Old);
        github.Left = 0;
        var id = await FollowAsync(kit, web);
        await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct);
        var row = (await kit.Get<ArchivesQuery>().OfAsync(id, TermsKit.Ct))!;
        Assert.Equal((github.Reset, false), (row.NextDueAt, row.InTrouble));

        Assert.True(await kit.Get<FollowArchive>().RemoveAsync(row.Id, TermsKit.Ct));
        Assert.Null(await kit.Get<FollowArchive>().AddAsync(id, "OpenArchive/nothing/There.md", "ana", TermsKit.Ct));
        await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct);
        row = (await kit.Get<ArchivesQuery>().OfAsync(id, TermsKit.Ct))!;
        Assert.True(row.InTrouble);
        Assert.Contains("no such repository", row.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_document_we_cannot_read_alerts_with_its_origin_until_we_see_the_document()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = Kit(web);
        var github = GitHub(web, kit);
        github.Commit(Law, Old);
        github.Commit(Trains, Old.AddDays(9));
        var id = await FollowAsync(kit, web);
        web.Text("/terms", "no", status: 403);
        await kit.PollWhenDueAsync(id);
        await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct);
        var rule = new ArchivedChangeRule(kit.Get<ArchivesQuery>(), kit.Get<ModelCatalogue>(), kit.Clock);
        // What was recorded before anybody followed it is history.
        Assert.Empty(await rule.AskAsync(TermsKit.Ct));

        kit.Clock.Advance(TimeSpan.FromDays(2));
        github.Reset = kit.Now.AddHours(1);
        github.Commit(Law, kit.Now);
        await kit.Get<ReadArchives>().DueAsync(TermsKit.Ct);
        var alert = Assert.Single(await rule.AskAsync(TermsKit.Ct));
        Assert.Contains("OpenArchive/versions", alert.Detail, StringComparison.Ordinal);
        Assert.NotEqual(Level.None, alert.Level);

        web.Text("/terms", SampleTerms.Page(), "text/html");
        await kit.PollWhenDueAsync(id);
        Assert.Equal(TermsState.Fresh, (await kit.RowAsync(id)).State);
        Assert.Empty(await rule.AskAsync(TermsKit.Ct));
    }

    [Theory]
    [InlineData("https://github.com/OpenTermsArchive/contrib-versions/blob/main/Example%20AI/Terms%20of%20Service.md", "Example AI/Terms of Service.md")]
    [InlineData("OpenTermsArchive/contrib-versions/Example AI/Terms of Service.md", "Example AI/Terms of Service.md")]
    [InlineData("https://github.com/OpenTermsArchive/contrib-versions/commits/main/A/B.md", "A/B.md")]
    [InlineData("https://github.com/OpenTermsArchive/contrib-versions", null)]
    [InlineData("a/b/../c", null)]
    [InlineData("", null)]
    public void A_file_is_read_from_what_people_paste(string text, string? path)
    {
        var file = RepositoryFile.Parse(text);

        Assert.Equal(path, file?.Path);
        if (file is not null)
            Assert.Equal(("OpenTermsArchive", "contrib-versions"), (file.Owner, file.Repository));
    }

    private static TermsKit Kit(LocalWeb web) => new(web);

    private static LocalGitHub GitHub(LocalWeb web, TermsKit kit)
    {
        kit.Get<IOptions<GitHubOptions>>().Value.Api = web.Root.AbsoluteUri;
        return new LocalGitHub(web, () => kit.Now).Start();
    }

    private static async Task<int> FollowAsync(TermsKit kit, LocalWeb web)
    {
        var id = await kit.AddAsync(web.Url("/terms"));
        Assert.Null(await kit.Get<FollowArchive>().AddAsync(id, LocalGitHub.File, "ana@example.com", TermsKit.Ct));
        return id;
    }
}
