using System.Globalization;

using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Lifecycle.Reading;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Marks;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Samples.Pages;

/// <summary>
/// What hosts' pages say: ends of models in use (one firm that disagrees with the host's list, one lower bound) and incidents of ninety days. Their addresses lead
/// nowhere, and nobody reads them.
/// </summary>
public sealed class SampleModelPages(IDbContextFactory<DashboardStore> stores, SampleMarksQuery marks) : ISamplePart
{
    public string Title => "Pages about models and status";

    // Days ahead of the day that the sample is made for.
    private static IReadOnlyList<(string Host, string Model, int Ahead, bool Firm, string? Next)> Ends { get; } =
    [
        ("openai", "gpt-4.1", 125, true, "gpt-5.1"),
        ("anthropic", "claude-haiku-4-5", 50, true, "claude-sonnet-4-6"),
        ("anthropic", "claude-sonnet-4-5", 170, false, null),
    ];

    // Days ago, the hour it began, minutes; -1: it is not over.
    private static IReadOnlyList<(string Host, int Ago, int Hour, int Minutes, Health Impact, string Name)> Incidents { get; } =
    [
        ("anthropic", 3, 14, 74, Health.PartialOutage, "Elevated errors on Claude Haiku 4.5"),
        ("anthropic", 19, 8, 31, Health.Degraded, "Slow answers of the API"),
        ("anthropic", 41, 16, 212, Health.MajorOutage, "The API does not answer"),
        ("anthropic", 77, 10, 18, Health.Degraded, "Elevated errors on Claude Sonnet 4.5"),
        ("openai", 0, 6, -1, Health.Degraded, "Higher latency of responses"),
        ("openai", 11, 15, 47, Health.Degraded, "Errors on GPT-5"),
        ("openai", 34, 2, 133, Health.PartialOutage, "Errors on embeddings and responses"),
        ("openai", 62, 19, 25, Health.Degraded, "Delayed usage figures"),
        ("mistral", 27, 9, 96, Health.PartialOutage, "Completion API partly unavailable"),
    ];

    private static readonly string[] StatusHosts = ["anthropic", "openai", "mistral"];

    public Task<string?> ObstacleAsync(CancellationToken ct) => Task.FromResult<string?>(null);

    public async Task LoadAsync(SampleMoment moment, Action<long> told, CancellationToken ct)
    {
        // Few rows: what a broken-off load left is made anew rather than looked through.
        await RemoveAsync(_ => { }, ct);
        var pages = StatusHosts.Select(h => Page(h, PageKind.Status, moment)).Concat(Ends.Select(e => e.Host).Distinct().Select(h => Page(h, PageKind.Deprecations, moment))).ToList();
        await marks.MarkAsync(MarkKinds.ModelPage, pages.Select(p => p.Url), ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        store.WatchedPages().AddRange(pages);
        await store.SaveChangesAsync(ct);
        foreach (var page in pages.Where(p => p.Kind is PageKind.Deprecations))
            store.LifecycleNotes().AddRange(Ends.Where(e => e.Host == page.Host).Select(e => Note(page, e.Model, moment.Today.AddDays(e.Ahead), e.Firm, e.Next, moment)));

        foreach (var page in pages.Where(p => p.Kind is PageKind.Status))
            store.ProviderIncidents().AddRange(Incidents.Where(i => i.Host == page.Host).Select((i, at) => Incident(page, at, i.Ago, i.Hour, i.Minutes, i.Impact, i.Name, moment)));

        await store.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
    }

    public async Task RemoveAsync(Action<long> told, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var urls = store.SampleMarks().Where(m => m.Kind == MarkKinds.ModelPage).Select(m => m.Key);
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        // What they said goes with them.
        await store.WatchedPages().Where(p => urls.Contains(p.Url)).ExecuteDeleteAsync(ct);
        await store.SampleMarks().Where(m => m.Kind == MarkKinds.ModelPage).ExecuteDeleteAsync(ct);
        await whole.CommitAsync(ct);
    }

    private static WatchedPage Page(string host, PageKind kind, SampleMoment moment)
    {
        var health = kind is PageKind.Deprecations ? Health.Unknown : Incidents.Where(i => i.Host == host && i.Minutes < 0).Select(i => i.Impact).DefaultIfEmpty(Health.Operational).Max();
        return new WatchedPage
        {
            Host = host,
            Kind = kind,
            // The top-level domain is reserved: no name in it is ever anybody's.
            Url = $"https://{host}.sample.invalid/{(kind is PageKind.Status ? "api/v2/summary.json" : "deprecations")}",
            Component = kind is PageKind.Status ? "API" : null,
            Paused = true,
            State = PageState.Read,
            StateSince = moment.DaysAgo(SampleMoment.Days - 1),
            LastCheckedAt = moment.Now.AddMinutes(-20),
            LastVerifiedAt = moment.Now.AddMinutes(-20),
            NextDueAt = moment.Now,
            ReaderVersion = LifecycleReader.Version,
            Health = health,
            SeenHealth = health,
            HealthSince = moment.DaysAgo(3),
        };
    }

    private static LifecycleNote Note(WatchedPage page, string model, DateOnly ends, bool firm, string? next, SampleMoment moment)
    {
        var said = moment.DaysAgo(30);
        return new LifecycleNote
        {
            PageId = page.Id,
            Host = page.Host,
            RawModel = model,
            Announced = DateOnly.FromDateTime(said),
            Ends = ends,
            Firm = firm,
            Replacement = next,
            Quote = string.Create(CultureInfo.InvariantCulture, $"{model} | {(firm ? "" : "Not sooner than ")}{ends:MMMM d, yyyy} | {next ?? "—"}"),
            FirstSeenAt = said,
            LastSeenAt = moment.Now.AddMinutes(-20),
        };
    }

    private static ProviderIncident Incident(WatchedPage page, int at, int ago, int hour, int minutes, Health impact, string name, SampleMoment moment)
    {
        var begin = minutes < 0 ? moment.Now.AddMinutes(-95) : moment.Today.AddDays(-ago).ToDateTime(new TimeOnly(hour, 10), DateTimeKind.Utc);
        return new ProviderIncident
        {
            PageId = page.Id,
            Host = page.Host,
            ExternalId = string.Create(CultureInfo.InvariantCulture, $"sample-{at}"),
            Name = name,
            Impact = impact,
            StartedAt = begin,
            ResolvedAt = minutes < 0 ? null : begin.AddMinutes(minutes),
            FirstSeenAt = begin.AddMinutes(4),
            LastSeenAt = minutes < 0 ? moment.Now.AddMinutes(-20) : begin.AddMinutes(minutes),
            ConfirmedAt = begin.AddMinutes(6),
        };
    }
}
