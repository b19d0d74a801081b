using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Core.Risk.Events;
using Dashboard.Core.Store;
using Dashboard.Core.Terms;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Usage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Risk.Events;

/// <summary>What happened to what was used, on the day it happened where days are reckoned.</summary>
public sealed class EventsQueryTests : IDisposable
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 9, 20, 8, 0, 0, TimeSpan.Zero));
    private static readonly Period Autumn = new(UsageHouse.Day("2026-08-20"), UsageHouse.Day("2026-10-01"));

    // In the evening: the next morning in Auckland.
    private static readonly DateTime Seen = new(2026, 9, 10, 20, 0, 0, DateTimeKind.Utc);

    private readonly UsageHouse _house = new(Time);

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Terms_prices_and_retirements_of_what_was_used_are_told_and_those_of_others_are_not()
    {
        await SeedAsync();

        var found = await AskAsync();

        Assert.Equal(
            [
                "2026-09-01 PriceChange The price of global.anthropic.claude-sonnet-5 at amazon-bedrock changed: input +50 %, output +50 %",
                "2026-09-10 TermsChange Anthropic changed its usage policy, a change that matters",
                "2026-09-12 Incident OpenAI: Elevated errors (90 minutes)",
                "2026-09-12 Incident OpenAI: Lost (end unknown, last heard of 2026-09-12 10:00 UTC)",
                "2026-09-25 Retirement gpt-5-mini retires at OpenAI",
            ],
            found.Select(e => $"{e.Day:yyyy-MM-dd} {e.Kind} {e.Text}"));
        Assert.Equal("/terms/changes/1", found[1].Href);
    }

    [Fact]
    public async Task The_day_is_that_of_the_reporting_time_zone()
    {
        await SeedAsync();
        await _house.Get<ChangeReportingZone>().RunAsync("Pacific/Auckland", UsageHouse.Ct);

        Assert.Equal(UsageHouse.Day("2026-09-11"), (await AskAsync()).Single(e => e.Kind == EventKind.TermsChange).Day);
    }

    [Fact]
    public async Task Without_usage_nothing_concerns_us() => Assert.Empty(await AskAsync());

    private Task<IReadOnlyList<DatedEvent>> AskAsync()
    {
        var (days, catalogue) = (_house.Get<ReportingDayQuery>(), _house.Get<ModelCatalogue>());
        IEventSource[] sources =
        [
            new TermsEvents(new ProviderTermsQuery(_house.Store, Time), days, catalogue),
            new LifecycleEvents(new ModelChangesQuery(_house.Store, catalogue), new LifecycleQuery(_house.Store, catalogue, new CurrentCatalogue(catalogue)), days, catalogue),
            new IncidentEvents(new StatusQuery(_house.Store, catalogue), days, catalogue, Time),
            new PriceEvents(catalogue),
        ];
        return new EventsQuery(_house.Get<ModelsInUseQuery>(), days, sources).ListAsync(Autumn, UsageHouse.Ct);
    }

    private async Task SeedAsync()
    {
        await _house.ImportTextAsync("a.csv", """
            request_id,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider
            1,1.00,100,10,2026-08-25 10:00:00,global.anthropic.claude-sonnet-5,bedrock
            2,1.00,100,10,2026-08-25 10:00:00,gpt-5-mini,openai
            """);
        await using var store = _house.Store.CreateDbContext();
        // Versions and captures say nothing here.
        await store.Database.OpenConnectionAsync(UsageHouse.Ct);
        await store.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF", UsageHouse.Ct);
        AddTerms(store, 1, "anthropic", "usage policy", ChangeLevel.High);
        AddTerms(store, 2, "mistral", "terms of service", ChangeLevel.High);
        var listing = new ListingSource { Host = "openai", Url = "https://openai.example.org/v1/models", StateSince = Seen, NextDueAt = Seen };
        listing.Models.Add(new ListedModel { RawId = "gpt-5-mini", FirstSeenAt = Seen, LastSeenAt = Seen, RetiresOn = UsageHouse.Day("2026-09-25") });
        listing.Models.Add(new ListedModel { RawId = "gpt-4o", FirstSeenAt = Seen, LastSeenAt = Seen, RetiresOn = UsageHouse.Day("2026-09-26") });
        store.ListingSources().Add(listing);
        var page = new WatchedPage { Host = "openai", Kind = PageKind.Status, Url = "https://openai.example.org/summary.json", StateSince = Seen, NextDueAt = Seen };
        store.WatchedPages().Add(page);
        await store.SaveChangesAsync(UsageHouse.Ct);
        AddIncident(store, page, "Elevated errors", confirmed: true);
        // Seen by a single poll; about a model that we do not use.
        AddIncident(store, page, "A suspicion", confirmed: false);
        AddIncident(store, page, "Errors on GPT-4o", confirmed: true);
        // Its page has not been read since.
        AddIncident(store, page, "Lost", confirmed: true, over: false);
        await store.SaveChangesAsync(UsageHouse.Ct);
    }

    private static void AddIncident(DashboardStore store, WatchedPage page, string name, bool confirmed, bool over = true)
    {
        var begin = new DateTime(2026, 9, 12, 10, 0, 0, DateTimeKind.Utc);
        store.ProviderIncidents().Add(new ProviderIncident
        {
            PageId = page.Id,
            Host = page.Host,
            ExternalId = name,
            Name = name,
            Impact = Health.MajorOutage,
            StartedAt = begin,
            ResolvedAt = confirmed && over ? begin.AddMinutes(90) : null,
            ConfirmedAt = confirmed ? begin.AddMinutes(5) : null,
            FirstSeenAt = begin,
            LastSeenAt = begin,
        });
    }

    private static void AddTerms(DashboardStore store, int id, string provider, string name, ChangeLevel level)
    {
        store.TermsSources().Add(new TermsSource { Id = id, Provider = provider, Name = name, Url = $"https://{provider}.example.org/terms", StateSince = Seen, AddedAt = Seen, NextDueAt = Seen });
        store.TermsChanges().Add(new TermsChange { Id = id, SourceId = id, FromVersionId = id, ToVersionId = id, DetectedAt = Seen, ConfirmedAt = Seen, Level = level });
    }
}
