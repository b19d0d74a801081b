using System.Globalization;

using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Store;
using Dashboard.Core.Terms;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;
using Dashboard.Core.Units;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Terms;

/// <summary>
/// The real executable polls pages that change, raises alerts and sends them, and is killed with -9 at random moments: no version
/// is lost or doubled, and nobody is told twice.
/// </summary>
public sealed class TermsKillTests(TermsKillTests.Quiet app) : IClassFixture<TermsKillTests.Quiet>
{
    private const int Sources = 12;
    private const string Html = "text/html; charset=utf-8";

    /// <summary>Makes the store and looks at it; it is the executable that polls and sends.</summary>
    public sealed class Quiet : AppHost
    {
        protected override IEnumerable<string> Settings => ["--Jobs:Run=false"];
    }

    [Fact]
    public Task Some_kills_lose_and_double_nothing() => RunAsync(4);

    /// <summary>The long proof.</summary>
    [Fact(Explicit = true)]
    public Task Twenty_five_kills_lose_and_double_nothing() => RunAsync(25);

    private async Task RunAsync(int kills)
    {
        await using var web = await LocalWeb.StartAsync();
        await using var mail = new LocalMail();
        web.Json("/hook", "{}");
        await PrepareAsync(web, mail);
        Serve(web, 0);
        await PollAsync(web, mail, killAfter: null);

        var moments = new Random(1);
        for (var kill = 1; kill <= kills; kill++)
        {
            Serve(web, kill);
            await PollAsync(web, mail, TimeSpan.FromMilliseconds(moments.Next(900, 3600)));
        }

        // What an attempt that died had claimed is free once its lease is over.
        for (var round = 0; round == 0 || (round < 10 && await UnsettledAsync()); round++)
            await PollAsync(web, mail, killAfter: null);

        await ProveAsync(web, mail, kills);
    }

    private async Task<bool> UnsettledAsync()
    {
        await using var store = await app.Services.GetRequiredService<IDbContextFactory<DashboardStore>>().CreateDbContextAsync(CancellationToken.None);
        return await store.AlertDeliveries().AnyAsync(d => d.State == DeliveryState.Sending || d.State == DeliveryState.Waiting, TestContext.Current.CancellationToken);
    }

    /// <summary>Each page says something else in each generation, and its own.</summary>
    private static string Sentence(int source, int generation) => string.Create(CultureInfo.InvariantCulture, $"We keep the prompts of product {source} for {30 + generation} days, and then we delete them.");

    private static void Serve(LocalWeb web, int generation)
    {
        for (var source = 0; source < Sources; source++)
            web.Text($"/terms/{source}", SampleTerms.Page(retention: Sentence(source, generation)), Html);
    }

    private async Task PrepareAsync(LocalWeb web, LocalMail mail)
    {
        var (save, channels) = (app.Services.GetRequiredService<SaveTermsSource>(), app.Services.GetRequiredService<SaveChannel>());
        for (var source = 0; source < Sources; source++)
            Assert.IsType<SaveOutcome.Saved>(await save.AddAsync(new("example", $"Terms {source}", TermsKind.Terms, web.Url($"/terms/{source}").AbsoluteUri), CancellationToken.None));

        Assert.IsType<ChannelSaved.Saved>(await channels.AddAsync(new(ChannelKind.Webhook, "Hook") { Url = web.Url("/hook").AbsoluteUri }, "ana", CancellationToken.None));
        Assert.IsType<ChannelSaved.Saved>(await channels.AddAsync(
            new(ChannelKind.Email, "Mail") { MailHost = "127.0.0.1", MailPort = mail.Port, MailSecurity = MailSecurity.None, MailFrom = "a@example.com", MailTo = ["b@example.com"] }, "ana", CancellationToken.None));
    }

    private async Task PollAsync(LocalWeb web, LocalMail mail, TimeSpan? killAfter)
    {
        using var process = Executable.Start(
            app.Data.Path,
            "poll", "terms", "--now", "--data", app.Data.Path, $"--Outbound:AllowedPrivate={web.Authority},{mail.Authority}", "--Outbound:PerHostSpacing=0",
            "--Alerts:Lease=00:00:03", "--Alerts:AttemptLimit=00:00:02", "--Logging:LogLevel:Default=Error");
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (killAfter is { } moment)
        {
            using var late = new CancellationTokenSource(moment);
            await process.WaitForExitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        Assert.True(killAfter is not null || process.ExitCode == 0, await error);
    }

    private async Task ProveAsync(LocalWeb web, LocalMail mail, int last)
    {
        await using var store = await app.Services.GetRequiredService<IDbContextFactory<DashboardStore>>().CreateDbContextAsync(CancellationToken.None);
        var versions = await store.TermsVersions().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var changes = await store.TermsChanges().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var sources = await store.TermsSources().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var texts = app.Services.GetRequiredService<VersionTexts>();
        foreach (var source in sources)
        {
            var own = versions.Where(v => v.SourceId == source.Id).OrderBy(v => v.Number).ToList();
            Assert.Equal(Enumerable.Range(1, own.Count), own.Select(v => v.Number));
            Assert.Equal(own.Count, own.DistinctBy(v => v.TextHash).Count());
            Assert.Equal(own.Count - 1, changes.Count(c => c.SourceId == source.Id));
            Assert.All(own.Zip(own.Skip(1)), step => Assert.Single(changes, c => c.FromVersionId == step.First.Id && c.ToVersionId == step.Second.Id));
            var text = await texts.ReadAsync(own[^1], CancellationToken.None);
            Assert.Contains($"for {30 + last} days", text!.Markdown, StringComparison.Ordinal);
        }

        var deliveries = await store.AlertDeliveries().AsNoTracking().Join(store.AlertChannels(), d => d.ChannelId, c => c.Id, (d, c) => new { Delivery = d, c.Kind }).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(changes.Count, await store.Alerts().CountAsync(a => a.Rule == "terms-changed", TestContext.Current.CancellationToken));
        Assert.Equal(2 * changes.Count, deliveries.Count);
        Assert.All(deliveries.Where(d => d.Kind == ChannelKind.Webhook), d => Assert.Equal(DeliveryState.Sent, d.Delivery.State));

        // A receiver that drops what it has seen hears of each alert once.
        var heard = web.RequestsTo("/hook").Select(r => (Id: r.Header("webhook-id"), r.Body)).Distinct().ToList();
        Assert.Equal(changes.Count, heard.Count);
        Assert.Equal(changes.Count, heard.DistinctBy(h => h.Id).Count());

        // A mail has no such receiver: none came twice, and none is missing but those that say so.
        var ids = mail.Mails.Select(m => m.Split('\n').Single(l => l.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var mails = deliveries.Where(d => d.Kind == ChannelKind.Email).ToList();
        Assert.All(mails, d => Assert.Contains(d.Delivery.State, new[] { DeliveryState.Sent, DeliveryState.Unsure }));
        Assert.InRange(ids.Count, mails.Count(d => d.Delivery.State == DeliveryState.Sent), mails.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{last} kills: {versions.Count} versions, {changes.Count} changes, {web.RequestsTo("/hook").Count} webhook requests of {heard.Count} messages, {ids.Count} mails, {mails.Count(d => d.Delivery.State == DeliveryState.Unsure)} unsure"));
    }
}
