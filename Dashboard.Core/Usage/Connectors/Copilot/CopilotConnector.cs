using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors.OpenAi;

namespace Dashboard.Core.Usage.Connectors.Copilot;

/// <summary>GitHub's billing of Copilot: premium requests and AI credits, asked day by day since the answers name no day of their own.</summary>
internal sealed class CopilotConnector : IUsageConnector
{
    private static readonly ConnectorPart[] Reports = [new("premium_request", "Premium requests"), new("ai_credit", "AI credits")];

    public ConnectorInfo Info { get; } = new(
        "copilot-billing", "GitHub Copilot", "github", "https://api.github.com",
        "A token that may read billing: for an organisation, plan or administration read access.", "GITHUB_BILLING_TOKEN", "The organisation, enterprise or user that pays.",
        Reports, 31)
    {
        NeedsAccount = true,
        ReachHint = "GitHub keeps 24 months.",
    };

    // The first days of the month so that a month is either told or not.
    public (DateOnly? From, DateOnly Until) Reach(DateOnly today) => (new DateOnly(today.Year, today.Month, 1).AddMonths(-23), today.AddDays(1));

    public IEnumerable<KeyValuePair<string, string>> Headers(string secret) =>
        [new("Authorization", $"Bearer {secret}"), new("Accept", "application/vnd.github+json"), new("X-GitHub-Api-Version", "2022-11-28")];

    public async Task<Trouble?> FetchAsync(Fetching fetching, CancellationToken ct)
    {
        foreach (var day in fetching.Days.Days)
        {
            foreach (var report in Reports.Where(r => fetching.Wants(r.Key)))
            {
                using var page = await fetching.AskAsync(Address(fetching, report.Key, day), ct);
                if (page.Trouble is { } trouble)
                    return page.Status == 404 ? trouble with { Sentence = $"{report.Name}: {trouble.Sentence}" } : trouble;

                if (Probes.Items(page.Json!.RootElement, "usageItems") is not { } items)
                    return Fetching.Unreadable("JSON that is no billing report");

                if (items > 0)
                    await fetching.KeepAsync($"{report.Key} {DayRange.Text(day)}", "github-copilot", page.Body, ct);
            }
        }

        return null;
    }

    public async Task<ProbeAnswer> ProbeAsync(Fetching fetching, CancellationToken ct)
    {
        var report = Reports.FirstOrDefault(r => fetching.Wants(r.Key)) ?? Reports[0];
        using var page = await fetching.AskAsync(Address(fetching, report.Key, fetching.Days.From), ct);
        if (page.Trouble is not null)
            return new(page.Trouble);

        return Probes.Items(page.Json!.RootElement, "usageItems") is { } items
            ? new(null, items == 0 ? "The token is accepted; nothing was billed yesterday." : $"The token is accepted; yesterday has {(items == 1 ? "one line" : $"{items} lines")} of {report.Name.ToLowerInvariant()}.")
            : new(Fetching.Unreadable("JSON that is no billing report"));
    }

    public string Advice(FeedState state) => state switch
    {
        FeedState.WrongKey => "The token may have expired; make another one and enter it.",
        FeedState.MissingScope => "Give the token read access to the plan of the user, or to the administration of the organisation, or to the billing of the enterprise.",
        _ => "GitHub also answers so when the account's name is wrong, when the token may not see it, or when the account is not billed in this way; a report that does not exist for you can be left out.",
    };

    private static string Address(Fetching fetching, string report, DateOnly day)
    {
        var owner = fetching.Feed.AccountKind switch
        {
            AccountKind.Enterprise => "enterprises",
            AccountKind.User => "users",
            _ => "organizations",
        };
        return $"{owner}/{Uri.EscapeDataString(fetching.Account ?? "")}/settings/billing/{report}/usage?year={day.Year}&month={day.Month}&day={day.Day}";
    }
}
