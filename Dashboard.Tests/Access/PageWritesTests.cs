using System.Globalization;
using System.Security.Claims;

using Dashboard.AiModels;
using Dashboard.Core.Access.Users;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Units;
using Dashboard.Terms;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

/// <summary>Writes of pages ask who is there, whatever buttons were drawn.</summary>
public sealed class PageWritesTests(PollingAppHost app) : IClassFixture<PollingAppHost>
{
    private static readonly ListingDraft Listing = new("example", "https://models.invalid/v1");

    [Fact]
    public async Task A_viewer_cannot_watch_poll_pause_or_remove_a_page()
    {
        await using var editor = As(Roles.Editor);
        var draft = new TermsSourceDraft("example", "Terms", TermsKind.Terms, "https://terms.invalid/");
        var saved = int.Parse(
            Assert.IsType<SaveOutcome.Saved>(await editor.ServiceProvider.GetRequiredService<SourceWrites>().SaveAsync(null, draft)).Key, CultureInfo.InvariantCulture);
        var sources = app.Services.GetRequiredService<SourcesQuery>();
        var row = (await sources.FindAsync(saved, TestContext.Current.CancellationToken))!;

        await using var viewer = As(Roles.Viewer);
        var writes = viewer.ServiceProvider.GetRequiredService<SourceWrites>();

        Assert.IsType<SaveOutcome.Refused>(await writes.SaveAsync(null, draft with { Url = "https://terms.invalid/2" }));
        Assert.IsType<SaveOutcome.Refused>(await writes.SaveAsync(saved, draft with { Name = "Other" }));
        Assert.All(
            [await writes.PollAsync(saved), await writes.PauseAsync(row), await writes.RemoveAsync(saved), await writes.FollowAsync(row)],
            answer => Assert.StartsWith("Your role does not allow this", answer, StringComparison.Ordinal));
        var left = Assert.Single(await sources.ListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("Terms", false), (left.Name, left.Paused));
        Assert.Null(await editor.ServiceProvider.GetRequiredService<SourceWrites>().RemoveAsync(saved));
    }

    [Fact]
    public async Task A_viewer_cannot_add_poll_pause_accept_or_remove_a_listing()
    {
        await using var editor = As(Roles.Editor);
        Assert.IsType<SaveOutcome.Saved>(await editor.ServiceProvider.GetRequiredService<ListingWrites>().SaveAsync(Listing, null, TestContext.Current.CancellationToken));
        var listings = app.Services.GetRequiredService<ListingsQuery>();
        var row = Assert.Single(await listings.SourcesAsync(TestContext.Current.CancellationToken));

        await using var viewer = As(Roles.Viewer);
        var writes = viewer.ServiceProvider.GetRequiredService<ListingWrites>();

        Assert.IsType<SaveOutcome.Refused>(await writes.SaveAsync(Listing with { Host = "other" }, "sk-stolen", TestContext.Current.CancellationToken));
        Assert.All(
            [await writes.PollAsync(row.Id), await writes.PauseAsync(row), await writes.AcceptAsync(row.Id), await writes.RemoveAsync(row.Id)],
            answer => Assert.StartsWith("Your role does not allow this", answer, StringComparison.Ordinal));
        var left = Assert.Single(await listings.SourcesAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("example", false, false), (left.Host, left.HasKey, left.Paused));
        Assert.Null(await editor.ServiceProvider.GetRequiredService<ListingWrites>().RemoveAsync(row.Id));
    }

    private AsyncServiceScope As(string role)
    {
        var scope = app.Services.CreateAsyncScope();
        var person = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "somebody"), new(ClaimTypes.Role, role)], "test"));
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(person)));
        return scope;
    }
}
