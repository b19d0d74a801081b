using System.Xml.Linq;

using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Channels.Feed;
using Dashboard.Core.Marks;
using Dashboard.Core.Units;

namespace Dashboard.Tests.Alerts.Deliveries;

/// <summary>The feed: for whoever holds its key, as text, with ids that stay.</summary>
public sealed class FeedTests : IDisposable
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly Uri Here = new("http://localhost:5080/");
    private readonly DeliveryHouse _house = new();

    [Fact]
    public async Task The_feed_tells_what_its_channel_wants_newest_first_and_as_text()
    {
        var feed = await _house.AddAsync(new(ChannelKind.Feed, "Board & Co") { LeastLevel = Level.Medium });
        await _house.AlertAsync("1", title: "older\u0001");
        _house.Clock.Advance(TimeSpan.FromHours(1));
        await _house.AlertAsync("2", title: "newer");
        await _house.AlertAsync("3", Level.Low);

        var document = (await ReadAsync(feed.Shown!))!;
        var entries = document.Root!.Elements(Atom + "entry").ToList();

        Assert.Equal(["High: newer", "High: older"], entries.Select(e => e.Element(Atom + "title")!.Value));
        Assert.Equal("Board & Co", document.Root.Element(Atom + "title")!.Value);
        Assert.Equal(("text", true), (entries[0].Element(Atom + "content")!.Attribute("type")!.Value, entries[0].Element(Atom + "content")!.Value.Contains("<b>without notice</b>", StringComparison.Ordinal)));
        Assert.Equal("https://ai.example.com/terms/changes/1", entries[0].Element(Atom + "link")!.Attribute("href")!.Value);
        Assert.Equal(2, entries.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.Equal("2026-11-23T09:00:00Z", document.Root.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public async Task Only_the_key_opens_it_and_removing_or_pausing_the_channel_closes_it()
    {
        var feed = await _house.AddAsync(new(ChannelKind.Feed, "Feed"));
        Assert.NotNull(await ReadAsync(feed.Shown!));
        Assert.Null(await ReadAsync(feed.Shown![..^1]));
        Assert.Null(await ReadAsync(""));
        await using (var store = _house.Open())
            Assert.Null(await ReadAsync(store.Set<AlertChannel>().Single().Secret!));

        await _house.Get<SaveChannel>().PauseAsync(feed.Id, paused: true, DeliveryHouse.Ct);
        Assert.Null(await ReadAsync(feed.Shown));
        await _house.Get<SaveChannel>().PauseAsync(feed.Id, paused: false, DeliveryHouse.Ct);
        await _house.Get<SaveChannel>().RemoveAsync(feed.Id, DeliveryHouse.Ct);
        Assert.Null(await ReadAsync(feed.Shown));
    }

    [Fact]
    public async Task While_the_sample_workspace_is_there_every_line_says_so()
    {
        var feed = await _house.AddAsync(new(ChannelKind.Feed, "Feed"));
        await _house.AlertAsync();
        await _house.ChangeAsync(store => store.SampleMarks().Add(new() { Kind = MarkKinds.Workload, Key = "bot" }));

        var document = (await ReadAsync(feed.Shown!))!;

        Assert.All(document.Descendants(Atom + "title"), t => Assert.StartsWith("SAMPLE: ", t.Value, StringComparison.Ordinal));
    }

    private async Task<XDocument?> ReadAsync(string key) =>
        await _house.Get<AlertFeed>().ReadAsync(key, Here, DeliveryHouse.Ct) is { } document ? XDocument.Load(new MemoryStream(document.Bytes)) : null;

    public void Dispose() => _house.Dispose();
}
