using System.Globalization;
using System.Text;
using System.Xml;

using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Marks;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Alerts.Channels.Feed;

/// <summary>The last alerts as an Atom feed (RFC 4287), for whoever holds the key of a feed channel.</summary>
public sealed class AlertFeed(IDbContextFactory<DashboardStore> stores, IOptions<DeliveryOptions> options)
{
    private const int Most = 50;
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <param name="key">What the feed's address carries.</param>
    /// <param name="here">Where the reader found us, for links when nobody has said where the dashboard is opened.</param>
    /// <returns>Null when no feed has this key.</returns>
    public async Task<FeedDocument?> ReadAsync(string key, Uri here, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await ChannelAsync(store, key, ct) is not { } channel)
            return null;

        var alerts = (await store.Alerts().AsNoTracking().OrderByDescending(a => a.RaisedAt).ThenByDescending(a => a.Id).Take(Most * 4).ToListAsync(ct))
            .Where(a => channel.Wants(a.Rule, a.Level)).Take(Most).ToList();
        var updated = alerts.Select(UpdatedAt).DefaultIfEmpty(channel.AddedAt).Max();
        var root = options.Value.PublicUrl?.TrimEnd('/') ?? here.GetLeftPart(UriPartial.Authority);
        // What may be made up says so wherever it goes.
        var mark = await store.SampleMarks().AnyAsync(ct) ? $"{SampleMarksQuery.Word}: " : "";
        return new(Write(channel, alerts, updated, root, mark), updated);
    }

    /// <summary>Whether a feed has this key: it opens the calendar of retirements too.</summary>
    public async Task<bool> OpensAsync(string key, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await ChannelAsync(store, key, ct) is not null;
    }

    private static Task<AlertChannel?> ChannelAsync(DashboardStore store, string key, CancellationToken ct)
    {
        var hash = SaveChannel.HashOf(key);
        return store.AlertChannels().AsNoTracking().SingleOrDefaultAsync(c => c.Kind == ChannelKind.Feed && c.Secret == hash && c.RemovedAt == null && !c.Paused, ct);
    }

    private static byte[] Write(AlertChannel channel, List<Alert> alerts, DateTime updated, string root, string mark)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("id", Atom, Tag(channel.AddedAt, $"feed-{channel.Id}"));
            xml.WriteElementString("title", Atom, mark + channel.Name);
            xml.WriteElementString("updated", Atom, Instant(updated));
            WriteLink(xml, $"{root}/alerts");
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, "AI Usage & Provider Risk Dashboard");
            xml.WriteEndElement();
            foreach (var alert in alerts)
                WriteEntry(xml, alert, root, mark);

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteEntry(XmlWriter xml, Alert alert, string root, string mark)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, Tag(alert.RaisedAt, $"alert-{alert.Id}"));
        xml.WriteElementString("title", Atom, Clean($"{mark}{alert.Level}: {alert.Title}"));
        xml.WriteElementString("published", Atom, Instant(alert.RaisedAt));
        xml.WriteElementString("updated", Atom, Instant(UpdatedAt(alert)));
        WriteLink(xml, root + alert.Path);
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", alert.Rule);
        xml.WriteEndElement();
        xml.WriteStartElement("content", Atom);
        // Text, not HTML: what somebody else wrote stays words in every reader.
        xml.WriteAttributeString("type", "text");
        xml.WriteString(Clean(alert.State == AlertState.Resolved ? $"Resolved. {alert.Detail}" : alert.Detail));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static DateTime UpdatedAt(Alert alert) => alert.ResolvedAt ?? alert.DecidedAt ?? alert.RaisedAt;

    private static string Instant(DateTime utc) => DateTime.SpecifyKind(utc, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // A tag URI (RFC 4151): the same for ever, whatever the address of the dashboard.
    private static string Tag(DateTime since, string id) => FormattableString.Invariant($"tag:provider-risk-dashboard.invalid,{since:yyyy-MM-dd}:{id}");

    /// <summary>What XML cannot carry is left out.</summary>
    private static string Clean(string text) => new([.. text.Where(XmlConvert.IsXmlChar)]);
}

/// <summary>A feed and when it changed last.</summary>
public sealed record FeedDocument(byte[] Bytes, DateTime UpdatedAt);
