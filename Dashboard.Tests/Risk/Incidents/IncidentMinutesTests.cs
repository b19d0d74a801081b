using System.Globalization;

using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Providers;
using Dashboard.Core.Risk.Incidents;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Tests.Risk.Incidents;

/// <summary>Whose trouble is ours, and how long it lasted.</summary>
public sealed class IncidentMinutesTests
{
    private static readonly ModelKey Opus = new(new ProviderKey("anthropic"), "claude-opus-4-6");
    private static readonly ModelKey Haiku = new(new ProviderKey("anthropic"), "claude-haiku-4-5");

    [Fact]
    public void Trouble_of_another_host_or_of_a_model_that_we_do_not_use_is_not_ours()
    {
        IncidentLine[] told =
        [
            Line("anthropic", "2026-11-20 10:00", "2026-11-20 11:00"), Line("anthropic", "2026-11-21 10:00", null, Opus), Line("anthropic", "2026-11-22 10:00", null, Haiku),
            Line("openai", "2026-11-22 10:00", null),
        ];

        Assert.Equal([told[0], told[2]], IncidentsInUse.Of(told, [Use("anthropic", Haiku), Use("amazon-bedrock", Opus)]));
    }

    [Theory]
    [InlineData("two apart", 90, "2026-11-20 10:00 2026-11-20 11:00", "2026-11-21 10:00 2026-11-21 10:30")]
    [InlineData("two that overlap", 90, "2026-11-20 10:00 2026-11-20 11:00", "2026-11-20 10:30 2026-11-20 11:30")]
    [InlineData("one within another", 60, "2026-11-20 10:00 2026-11-20 11:00", "2026-11-20 10:15 2026-11-20 10:30")]
    [InlineData("one that began before the days", 60, "2026-10-01 00:00 2026-10-24 01:00")]
    [InlineData("one that is open", 120, "2026-11-23 06:00 -")]
    public void Minutes_are_counted_once_and_within_the_days(string what, long minutes, params string[] spans)
    {
        var told = spans.Select(s => s.EndsWith('-') ? Line("h", s[..16], null) : Line("h", s[..16], s[17..]));

        Assert.Equal((what, minutes), (what, IncidentsInUseQuery.Minutes(told, At("2026-10-24 00:00"), At("2026-11-23 08:00"))));
    }

    [Fact]
    public void An_incident_whose_end_nobody_hears_of_lasts_until_it_was_last_heard_of()
    {
        var lost = Line("h", "2026-11-20 10:00", null) with { HeardUntil = At("2026-11-20 10:30") };

        Assert.Equal(30, IncidentsInUseQuery.Minutes([lost], At("2026-10-24 00:00"), At("2026-11-23 08:00")));
    }

    private static ModelInUse Use(string host, ModelKey model) => new(model.ToString(), model, host, [model.Name], [], default, new SeriesSums().ToFigures());

    private static IncidentLine Line(string host, string from, string? until, params ModelKey[] models) =>
        new(host, "Trouble", Health.Degraded, At(from), until is null ? null : At(until), 0, null, models);

    private static DateTime At(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
