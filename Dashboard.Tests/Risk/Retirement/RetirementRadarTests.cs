using System.Globalization;
using System.Text;

using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Rules;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Retirement;
using Dashboard.Core.Routing;
using Dashboard.Core.Terms;
using Dashboard.Core.Units;
using Dashboard.Core.Usage;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Risk.Retirement;

public sealed class RetirementRadarTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _files = new();
    private readonly TestStore _store = new(services => services
        .AddSingleton<TimeProvider>(new FakeTimeProvider(Now)).AddProviders().AddWorkloads().AddRoutes().AddUsage().AddTerms().AddAiModels().AddRisk().AddAlerts());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_in_use_shows_its_days_left_its_spend_and_what_could_stand_in()
    {
        await ImportAsync(("gpt-4o", "openai"), ("gpt-5.4", "openai"));
        await SayAsync("openai", ("gpt-4o", "2026-12-20", true, "gpt-5.4"), ("davinci-002", "2026-12-01", true, null));

        var model = Assert.Single(await Radar().ListAsync(Ct));

        Assert.Equal(("openai", "gpt-4o", 27, true, "gpt-5.4", 30), (model.Host, model.RawModel, model.DaysLeft, model.Firm, model.Named, model.Stage));
        Assert.Equal((1L, 0.0045m), (model.Requests, model.CostUsd));
        Assert.Equal("openai/gpt-5.4", model.Suggestions[0].Model.ToString());
        Assert.Equal(ReplacementReason.NamedByHost, model.Suggestions[0].Why);
        // 1,000 in and 200 out: gpt-4o 2.5 and 10 USD for a million, gpt-5.4 2.5 and 15.
        Assert.Equal(0.001m, model.Suggestions[0].DeltaUsd);
        Assert.InRange(model.Suggestions.Count, 2, Replacements.Most);
        Assert.Contains("gpt-4o | 2026-12-20", Assert.Single(model.Verdict.Sayings).Quote);
    }

    [Fact]
    public async Task A_makers_day_does_not_bind_another_host()
    {
        await ImportAsync(("gpt-4o", "azure"));
        await SayAsync("openai", ("gpt-4o", "2026-12-20", true, null));

        Assert.Empty(await Radar().ListAsync(Ct));
    }

    [Fact]
    public async Task A_dated_snapshot_that_ends_does_not_end_its_sisters()
    {
        await ImportAsync(("gpt-4o-2024-08-06", "openai"));
        await SayAsync("openai", ("gpt-4o-2024-05-13", "2026-12-20", true, null));

        Assert.Empty(await Radar().ListAsync(Ct));
    }

    [Theory]
    [InlineData("2026-11-23", 7)]
    [InlineData("2026-11-30", 7)]
    [InlineData("2026-12-01", 30)]
    [InlineData("2026-12-23", 30)]
    [InlineData("2026-12-24", 60)]
    [InlineData("2027-02-21", 90)]
    [InlineData("2027-02-22", null)]
    public async Task People_are_reminded_at_ninety_sixty_thirty_and_seven_days(string day, int? stage)
    {
        await ImportAsync(("gpt-4o", "openai"));
        await SayAsync("openai", ("gpt-4o", day, true, null));

        Assert.Equal(stage, Assert.Single(await Radar().ListAsync(Ct)).Stage);
        Assert.Equal(stage is null ? 0 : 1, (await Radar().CardAsync(Ct)).Count);
        var alerts = await new RetirementAheadRule(Radar(), _store.Services.GetRequiredService<ModelCatalogue>()).AskAsync(Ct);
        Assert.Equal(
            stage switch { 7 => [Level.Critical], 30 => [Level.High], 60 => [Level.Medium], 90 => [Level.Low], _ => Array.Empty<Level>() },
            alerts.Select(a => a.Level));
    }

    [Fact]
    public async Task A_lower_bound_is_shown_and_rings_nothing()
    {
        await ImportAsync(("gpt-4o", "openai"));
        await SayAsync("openai", ("gpt-4o", "2026-12-01", false, null));

        Assert.False(Assert.Single(await Radar().ListAsync(Ct)).Firm);
        Assert.Empty(await new RetirementAheadRule(Radar(), _store.Services.GetRequiredService<ModelCatalogue>()).AskAsync(Ct));
    }

    [Fact]
    public async Task Open_weights_are_offered_at_other_hosts_and_never_where_they_end()
    {
        await ImportAsync(("llama-3.3-70b-versatile", "groq"));
        await SayAsync("groq", ("llama-3.3-70b-versatile", "2026-12-20", true, null));

        var same = Assert.Single(await Radar().ListAsync(Ct)).Suggestions.Where(s => s.Why is ReplacementReason.SameWeights).ToList();

        Assert.NotEmpty(same);
        Assert.DoesNotContain(same, s => s.Host.Value == "groq");
    }

    [Fact]
    public async Task The_calendar_has_one_folded_and_escaped_event_for_each()
    {
        await ImportAsync(("gpt-4o", "openai"));
        await SayAsync("openai", ("gpt-4o", "2026-12-20", true, "gpt-5, or another; see \"Migrating from a very long name of a model to another\""));

        var text = RetirementCalendar.Write(await Radar().ListAsync(Ct), Now.UtcDateTime);

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20261220\r\nDTEND;VALUE=DATE:20261221\r\nSUMMARY:openai: gpt-4o ends\r\n", unfolded);
        Assert.Contains("names gpt-5\\, or another\\; see", unfolded);
        Assert.Single(unfolded.Split("BEGIN:VEVENT").Skip(1));
    }

    public void Dispose()
    {
        _store.Dispose();
        _files.Dispose();
    }

    private RetirementRadarQuery Radar() => _store.Services.GetRequiredService<RetirementRadarQuery>();

    private async Task ImportAsync(params (string Model, string Provider)[] rows)
    {
        var text = "request_id,api_key,total_tokens,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,status\n"
            + string.Concat(rows.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"r-{i},k,1200,1000,200,2026-11-20 10:00:0{i},{r.Model},{r.Provider},success\n")));
        await _store.Services.CreateScope().ServiceProvider.GetRequiredService<ImportUsage>()
            .RunAsync(new ImportRequest(SourceFiles.Select([_files.Write("usage.csv", text)])), null, Ct);
    }

    private async Task SayAsync(string host, params (string Model, string Day, bool Firm, string? Next)[] rows)
    {
        await using var store = _store.CreateDbContext();
        var page = new WatchedPage { Host = host, Kind = PageKind.Deprecations, Url = $"https://{host}.example/deprecations", StateSince = Now.UtcDateTime, NextDueAt = Now.UtcDateTime };
        store.WatchedPages().Add(page);
        await store.SaveChangesAsync(Ct);
        store.LifecycleNotes().AddRange(rows.Select(r => new LifecycleNote
        {
            PageId = page.Id,
            Host = host,
            RawModel = r.Model,
            Ends = DateOnly.Parse(r.Day, CultureInfo.InvariantCulture),
            Firm = r.Firm,
            Replacement = r.Next,
            Quote = $"{r.Model} | {r.Day}",
            FirstSeenAt = Now.UtcDateTime,
            LastSeenAt = Now.UtcDateTime,
        }));
        await store.SaveChangesAsync(Ct);
    }
}
