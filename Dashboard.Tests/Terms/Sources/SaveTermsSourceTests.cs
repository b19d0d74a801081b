using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Units;

namespace Dashboard.Tests.Terms.Sources;

public sealed class SaveTermsSourceTests
{
    private static readonly TermsSourceDraft Good = new("example", "Terms", TermsKind.Terms, "https://example.com/terms");

    [Theory]
    [InlineData("Example AI", "Terms", "https://example.com/a", "main", nameof(TermsSourceDraft.Provider))]
    [InlineData("example", " ", "https://example.com/a", "main", nameof(TermsSourceDraft.Name))]
    [InlineData("example", "Terms", "example.com/a", "main", nameof(TermsSourceDraft.Url))]
    [InlineData("example", "Terms", "file:///etc/passwd", "main", nameof(TermsSourceDraft.Url))]
    [InlineData("example", "Terms", "https://me:secret@example.com/a", "main", nameof(TermsSourceDraft.Url))]
    [InlineData("example", "Terms", "https://example.com/a", "][", nameof(TermsSourceDraft.Select))]
    public async Task Each_wrong_field_is_named(string provider, string name, string url, string select, string field)
    {
        using var kit = new TermsKit();

        var outcome = await kit.Get<SaveTermsSource>().AddAsync(new(provider, name, TermsKind.Terms, url) { Select = [select] }, TermsKit.Ct);

        Assert.Equal(field, Assert.Single(Assert.IsType<SaveOutcome.Refused>(outcome).Problems).Path);
        Assert.Empty(await kit.Get<SourcesQuery>().ListAsync(TermsKit.Ct));
    }

    [Fact]
    public async Task The_same_page_is_watched_once_and_may_be_added_again_after_removal()
    {
        using var kit = new TermsKit();
        var save = kit.Get<SaveTermsSource>();
        var first = TermsKit.IdOf(await save.AddAsync(Good, TermsKit.Ct));

        Assert.IsType<SaveOutcome.Refused>(await save.AddAsync(Good, TermsKit.Ct));
        Assert.IsType<SaveOutcome.Saved>(await save.EditAsync(first, Good with { Name = "Terms of use" }, TermsKit.Ct));
        Assert.True(await kit.Get<ChangeTermsSource>().RemoveAsync(first, TermsKit.Ct));
        Assert.IsType<SaveOutcome.Refused>(await save.EditAsync(first, Good, TermsKit.Ct));
        Assert.IsType<SaveOutcome.Saved>(await save.AddAsync(Good, TermsKit.Ct));
    }

    [Fact]
    public async Task A_new_source_is_due_at_once_and_has_never_been_seen()
    {
        using var kit = new TermsKit();
        await kit.Get<SaveTermsSource>().AddAsync(Good with { Select = ["main", " .doc "] }, TermsKit.Ct);

        var row = Assert.Single(await kit.Get<SourcesQuery>().ListAsync(TermsKit.Ct));

        Assert.Equal((TermsState.NeverCaptured, kit.Now, null), (row.State, row.NextDueAt, row.VerifiedAge));
        Assert.Equal(["main", ".doc"], (await kit.Get<SourcesQuery>().DraftAsync(row.Id, TermsKit.Ct))!.Select);
    }
}
