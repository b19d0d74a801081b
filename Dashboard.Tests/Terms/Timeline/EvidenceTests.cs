using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Terms.Timeline;

/// <summary>What proves a change to somebody else, and finding it again.</summary>
public sealed class EvidenceTests
{
    private const string Html = "text/html; charset=utf-8";
    private const string Ban = "<p>You must not use the outputs to develop models that compete with ours.</p>";

    [Fact]
    public async Task The_download_has_both_pages_as_they_came_both_texts_and_the_hashes_that_belong_to_them()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = await ChangedAsync(web);
        var row = Assert.Single(await kit.Get<TimelineQuery>().ListAsync(new(), TermsKit.Ct));
        await kit.Get<ReviewChange>().RunAsync(row.Id, new("ann@example.com", ReviewDecision.Action, null, "ask the lawyers"), TermsKit.Ct);

        using var zip = new ZipArchive(new MemoryStream((await kit.Get<EvidenceExport>().ZipAsync(row.Id, TermsKit.Ct))!));

        Assert.Equal(SampleTerms.Page(), Text(zip, "before.raw"));
        Assert.Equal(SampleTerms.Page(Ban), Text(zip, "after.raw"));
        Assert.DoesNotContain("compete", Text(zip, "before.md"), StringComparison.Ordinal);
        Assert.Contains("compete", Text(zip, "after.md"), StringComparison.Ordinal);
        Assert.Contains("ask the lawyers", Text(zip, "change.md"), StringComparison.Ordinal);
        using var facts = JsonDocument.Parse(Text(zip, "change.json"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(zip, "after.raw"))));
        Assert.Equal(hash, facts.RootElement.GetProperty("to").GetProperty("rawHash").GetString());
        Assert.Contains(hash, Text(zip, "change.md"), StringComparison.Ordinal);
        Assert.DoesNotContain(zip.Entries, e => e.Name.EndsWith(".html", StringComparison.Ordinal));
        Assert.Null(await kit.Get<EvidenceExport>().ZipAsync(row.Id + 1, TermsKit.Ct));
    }

    [Fact]
    public async Task Changes_are_found_by_their_topic_and_by_a_set_of_providers()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = await ChangedAsync(web);
        var query = kit.Get<TimelineQuery>();

        Assert.Equal(1, await query.CountAsync(new() { Topic = TermsTopic.CompetingModels }, TermsKit.Ct));
        Assert.Equal(0, await query.CountAsync(new() { Topic = TermsTopic.DisputeArbitration }, TermsKit.Ct));
        Assert.Equal(1, await query.CountAsync(new() { Providers = ["other", "example"] }, TermsKit.Ct));
        Assert.Equal(0, await query.CountAsync(new() { Providers = [] }, TermsKit.Ct));
    }

    [Fact]
    public async Task A_version_can_be_read_as_its_sentences()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = await ChangedAsync(web);
        var documents = kit.Get<DocumentQuery>();

        var first = (await documents.VersionAsync(1, 1, TermsKit.Ct))!;
        var second = (await documents.VersionAsync(1, 2, TermsKit.Ct))!;

        Assert.Equal((false, true), (first.IsCurrent, second.IsCurrent));
        Assert.Equal(1, second.Sentences!.Count - first.Sentences!.Count);
        Assert.Contains(first.Sentences, s => s.Text == SampleTerms.Retention);
        Assert.Null(await documents.VersionAsync(1, 3, TermsKit.Ct));
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static async Task<TermsKit> ChangedAsync(LocalWeb web)
    {
        var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);
        web.Text("/terms", SampleTerms.Page(Ban), Html);
        await kit.PollWhenDueAsync(id);
        await kit.PollWhenDueAsync(id);
        return kit;
    }
}
