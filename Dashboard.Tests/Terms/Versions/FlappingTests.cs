using Dashboard.Core.Terms;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Versions;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Terms.Versions;

public sealed class FlappingTests
{
    private const string Html = "text/html; charset=utf-8";
    private const string Broken = "<html><head><title>Error</title></head><body><p>An error occurred while processing your request.</p></body></html>";
    private const string Changed = "We delete your prompts within 90 days unless you ask us to keep them for longer.";

    [Fact]
    public async Task Three_hundred_turns_to_an_error_page_are_one_incident_and_a_real_change_in_the_middle_still_alerts()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        var retention = SampleTerms.Retention;
        for (var turn = 1; turn <= 300; turn++)
        {
            web.Text("/terms", Broken, Html);
            Assert.Equal(TermsState.WrongPage, (await kit.PollWhenDueAsync(id)).State);
            web.Text("/terms", SampleTerms.Page(retention: retention), Html);
            Assert.Equal(TermsState.Unchanged, (await kit.PollWhenDueAsync(id)).State);
            if (turn == 150)
            {
                retention = Changed;
                web.Text("/terms", SampleTerms.Page(retention: retention), Html);
                await kit.PollWhenDueAsync(id);
                Assert.Equal(TermsState.ChangedConfirmed, (await kit.PollWhenDueAsync(id)).State);
            }
        }

        await using (var store = kit.Open())
        {
            var incident = await store.TermsFlappings().SingleAsync(TermsKit.Ct);
            Assert.Equal((300, true, null), (incident.Turns, incident.BetweenPages, incident.EndedAt));
        }

        Assert.Equal(Changed, Assert.Single(await kit.Get<TimelineQuery>().ListAsync(new(), TermsKit.Ct)).Evidence);
        Assert.Equal(2, await kit.CountAsync<TermsVersion>());

        // A quiet week ends the incident, without a rollback of anything.
        kit.Clock.Advance(TimeSpan.FromDays(7));
        await kit.PollWhenDueAsync(id);
        await using (var store = kit.Open())
            Assert.NotNull((await store.TermsFlappings().SingleAsync(TermsKit.Ct)).EndedAt);

        Assert.Equal(1, await kit.CountAsync<TermsChange>());
    }
}
