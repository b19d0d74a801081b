using System.Globalization;
using System.Text;

using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.AiModels.Status;

public sealed class StatusReaderTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("API", Health.PartialOutage)]
    [InlineData("Sora", Health.Operational)]
    public void The_own_form_of_incident_io_tells_what_is_going_on(string component, Health health)
    {
        var read = Assert.IsType<StatusReading.Read>(StatusReader.Read("""
            {"page_title":"House","page_url":"https://status.example","ongoing_incidents":[{"id":"01J","name":"Elevated errors","status":"investigating","current_worst_impact":"partial_outage",
             "affected_components":[{"id":"c1","name":"API","current_status":"partial_outage"}]}],"in_progress_maintenances":[],"scheduled_maintenances":[]}
            """u8.ToArray()));

        var verdict = StatusJudgement.Of(read.Report, component);

        Assert.Equal(health, verdict.Health);
        Assert.Null(Assert.Single(read.Report.Incidents!).StartedAt);
    }

    // File, watched component, its health, incidents about it (-1: not told), of these open.
    [Theory]
    [InlineData("claude_status_operational_real.json", null, Health.Operational, -1, -1)]
    [InlineData("claude_status_2026-09-15_real.json", null, Health.Operational, -1, -1)]
    [InlineData("claude_status_operational_real.json", "k8w3r06qmzrp", Health.Unknown, -1, -1)]
    [InlineData("openai_status_2026-09-15_real.json", null, Health.Operational, -1, -1)]
    [InlineData("claude_summary_full_shape.json", "k8w3r06qmzrp", Health.PartialOutage, 1, 1)]
    [InlineData("claude_summary_full_shape.json", "rwppv331jlwc", Health.Operational, 0, 0)]
    [InlineData("claude_summary_full_shape.json", "Claude Code", Health.Degraded, 0, 0)]
    [InlineData("openai_summary_component_outage.json", "responses", Health.Operational, -1, -1)]
    [InlineData("openai_summary_component_outage.json", "image-generation", Health.MajorOutage, -1, -1)]
    [InlineData("openai_summary_no_incidents_key.json", "API", Health.Unknown, -1, -1)]
    [InlineData("openai_summary_partial.json", "API", Health.Operational, 1, 1)]
    [InlineData("openai_summary_partial.json", "ChatGPT", Health.Degraded, 1, 1)]
    [InlineData("gcloud_incidents_shape.json", "Z0FZJAMvEB4j3NbCJs6B", Health.PartialOutage, 1, 1)]
    [InlineData("gcloud_incidents_shape.json", "another-product", Health.Operational, 0, 0)]
    [InlineData("betterstack_index_shape.json", null, Health.Operational, 0, 0)]
    [InlineData("rootly_status_shape.json", null, Health.Operational, 0, 0)]
    [InlineData("statuspage_history_shape.atom", null, Health.Degraded, 1, 1)]
    public void Every_page_says_how_the_watched_part_is(string file, string? component, Health health, int incidents, int open)
    {
        var report = Report(File.ReadAllBytes(SharedData.PathTo($"models/status/{file}")));
        var verdict = StatusJudgement.Of(report, component);

        output.WriteLine($"{file,-42} page {report.Whole,-13} {component ?? "(whole)",-22} {verdict.Health,-13} incidents {verdict.Incidents?.Count.ToString(CultureInfo.InvariantCulture) ?? "not told"}");
        Assert.Equal((health, incidents, open), (verdict.Health, verdict.Incidents?.Count ?? -1, verdict.Incidents?.Count(i => i.IsOpen) ?? -1));
    }

    [Fact]
    public void A_missing_list_of_incidents_is_unknown_and_an_empty_one_is_none()
    {
        Assert.Null(Report("""{"page":{},"status":{"indicator":"none"},"components":[]}""").Incidents);
        Assert.Equal([], Report("""{"page":{},"status":{"indicator":"none"},"components":[],"incidents":[]}""").Incidents);
    }

    [Fact]
    public void An_incident_has_its_beginning_and_its_end()
    {
        var incident = Assert.Single(Report("""
            {"page":{},"incidents":[{"id":"a","name":"Errors","impact":"critical","status":"resolved","started_at":"2026-08-09T13:50:00Z","resolved_at":"2026-08-09T14:20:00Z"}]}
            """).Incidents!);

        Assert.Equal((Health.MajorOutage, new DateTime(2026, 8, 9, 13, 50, 0, DateTimeKind.Utc), new DateTime(2026, 8, 9, 14, 20, 0, DateTimeKind.Utc)), (incident.Impact, incident.StartedAt!.Value, incident.ResolvedAt!.Value));
    }

    [Fact]
    public void A_feed_tells_what_is_over_by_its_newest_word()
    {
        var incidents = Report("""
            <rss version="2.0"><channel>
              <item><title>Bedrock: increased errors</title><description>Investigating</description><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><guid>1</guid></item>
              <item><title>Service is operating normally: [RESOLVED] latency</title><pubDate>Mon, 23 Nov 2026 07:00:00 GMT</pubDate><guid>2</guid></item>
            </channel></rss>
            """).Incidents!;

        Assert.Equal([true, false], incidents.Select(i => i.IsOpen));
        Assert.Equal(new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc), incidents[0].StartedAt);
    }

    [Theory]
    [InlineData("sorry")]
    [InlineData("{}")]
    [InlineData("<html><body>Just a moment...</body></html>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><rss><channel/></rss>")]
    public void What_is_no_status_page_is_refused(string text) => Assert.IsType<StatusReading.Unreadable>(StatusReader.Read(Encoding.UTF8.GetBytes(text)));

    private static StatusReport Report(string text) => Report(Encoding.UTF8.GetBytes(text));

    private static StatusReport Report(byte[] body) => Assert.IsType<StatusReading.Read>(StatusReader.Read(body)).Report;
}
