using System.CommandLine;

using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;

namespace Dashboard.Cli;

/// <summary><c>poll</c>: one round of polling, without the web server.</summary>
internal static class PollCommand
{
    private static readonly string[] Known = ["terms", "models", "status", "usage"];

    public static Command Create(SharedOptions shared)
    {
        var what = new Argument<string?>("WHAT") { Description = "terms, models, status or usage (default: all)", Arity = ArgumentArity.ZeroOrOne };
        what.AcceptOnlyFromAmong(Known);
        var now = new Option<bool>("--now") { Description = "Poll what is not due, too; a changed document is confirmed by a second fetch at once" };
        var poll = new Command("poll", "Poll once what is due") { what, now };
        poll.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var rounds = new List<Round>();
            foreach (var name in parsed.GetValue(what) is { } one ? [one] : Known)
                rounds.Add(await RoundAsync(host.Services, name, parsed.GetValue(now), ct));

            // What was found must not wait for a server before it is an alert and people are told.
            await AlertAsync(host.Services, ct);
            Answer.Write(parsed.GetValue(shared.Json), new { rounds }, (_, output) => Print(rounds, output));
            return ExitCode.Done;
        });
        return poll;
    }

    private static async Task AlertAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<AlertRound>().RunAsync(ct);
            await scope.ServiceProvider.GetRequiredService<DeliverAlertsJob>().RunAsync(ct);
        }
        catch (AggregateException e)
        {
            throw new CommandFailedException(string.Join(Environment.NewLine, e.InnerExceptions.Select(i => i.Message)), e);
        }
    }

    private static Task<Round> RoundAsync(IServiceProvider services, string what, bool now, CancellationToken ct) => what switch
    {
        "terms" => TermsAsync(services.GetRequiredService<PollTerms>(), now, ct),
        "models" => ModelsAsync(services, now, ct),
        "status" => StatusAsync(services, now, ct),
        "usage" => UsageAsync(services, now, ct),
        _ => Task.FromResult(new Round(what, false, $"Nothing to poll: no source of {what} is configured.", [])),
    };

    private static async Task<Round> TermsAsync(PollTerms terms, bool now, CancellationToken ct)
    {
        var round = now ? await terms.NowAsync(ct) : await terms.DueAsync(ct);
        var message = round.Sources.Count == 0
            ? "No document was due."
            : $"{round.Sources.Count} polled, {round.Changed} changed, {round.Trouble} in trouble.";
        return new("terms", true, message, round.Sources);
    }

    private static async Task<Round> ModelsAsync(IServiceProvider services, bool now, CancellationToken ct)
    {
        var polls = await services.GetRequiredService<PollModels>().RunAsync(now, ct);
        var pages = await services.GetRequiredService<PollPages>().RunAsync(PageKind.Deprecations, now, ct);
        var message = polls.Count + pages.Count == 0
            ? "No listing and no page was due."
            : $"{polls.Count + pages.Count} polled, {polls.Sum(p => p.Changes.Count) + pages.Sum(p => p.News.Count)} changes, "
                + $"{polls.Count(p => p.State is not ListingState.Read) + pages.Count(p => p.State is not PageState.Read)} in trouble.";
        return new("models", true, message, [.. polls, .. pages]);
    }

    private static async Task<Round> StatusAsync(IServiceProvider services, bool now, CancellationToken ct)
    {
        if ((await services.GetRequiredService<StatusQuery>().HostsAsync(ct)).Count == 0)
            return new("status", false, "Nothing to poll: no status page is configured.", []);

        var pages = await services.GetRequiredService<PollPages>().RunAsync(PageKind.Status, now, ct);
        var message = pages.Count == 0
            ? "No status page was due."
            : $"{pages.Count} polled, {pages.Sum(p => p.News.Count)} changes, {pages.Count(p => p.State is not PageState.Read)} in trouble.";
        return new("status", true, message, pages);
    }

    private static async Task<Round> UsageAsync(IServiceProvider services, bool now, CancellationToken ct)
    {
        if ((await services.GetRequiredService<FeedsQuery>().ListAsync(ct)).Count == 0)
            return new("usage", false, "Nothing to poll: no connection is configured.", []);

        var reports = await services.GetRequiredService<SyncDue>().RunAsync(now, ct);
        var message = reports.Count == 0
            ? "No connection was due."
            : $"{reports.Count} synced, {reports.Sum(r => r.Added)} rows added, {reports.Sum(r => r.Updated)} changed, {reports.Count(r => r.State is not FeedState.Synced)} in trouble.";
        return new("usage", true, message, reports);
    }

    private static void Print(List<Round> rounds, TextWriter output)
    {
        foreach (var round in rounds)
        {
            output.WriteLine($"{round.What}: {round.Message}");
            foreach (var source in round.Sources)
                output.WriteLine(Line(source));
        }
    }

    private static string Line(object source) => source switch
    {
        PollOutcome terms => $"  {TermsArguments.Kebab(terms.State),-20} {terms.Provider}: {terms.Name}. {terms.Reason}",
        ListingPoll listing => $"  {TermsArguments.Kebab(listing.State),-20} {listing.Host}: {listing.Listed} models. {listing.Reason}",
        PagePoll page => $"  {TermsArguments.Kebab(page.State),-20} {page.Host}: {(page.Health is { } health ? TermsArguments.Kebab(health) : page.Url)}. {page.Reason}{string.Join("; ", page.News)}",
        SyncReport sync => $"  {TermsArguments.Kebab(sync.State),-20} {sync.Connection}: {sync.Rows} rows read, {sync.Added} added, {sync.Updated} changed. {sync.Reason}",
        _ => $"  {source}",
    };

    private sealed record Round(string What, bool Configured, string Message, IReadOnlyList<object> Sources);
}
