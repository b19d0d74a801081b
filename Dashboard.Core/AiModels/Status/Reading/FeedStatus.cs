using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

using Dashboard.Core.AiModels.Answers;

namespace Dashboard.Core.AiModels.Status.Reading;

/// <summary>RSS and Atom: one entry an incident, its newest state first in the text.</summary>
internal static partial class FeedStatus
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static StatusReading Read(ReadOnlyMemory<byte> body)
    {
        // No DTD: nobody outside may make us fetch or expand anything.
        using var reader = XmlReader.Create(new MemoryStream(body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XDocument.Load(reader).Root!;
        if (root.Name == Atom + "feed")
        {
            return Report(root.Elements(Atom + "entry").Select(e => (
                e.Element(Atom + "id")?.Value, e.Element(Atom + "title")?.Value, e.Element(Atom + "content")?.Value ?? e.Element(Atom + "summary")?.Value,
                e.Element(Atom + "published")?.Value ?? e.Element(Atom + "updated")?.Value, e.Element(Atom + "updated")?.Value, e.Element(Atom + "link")?.Attribute("href")?.Value)));
        }

        return root.Name.LocalName is "rss" && root.Element("channel") is { } channel
            ? Report(channel.Elements("item").Select(i => (
                i.Element("guid")?.Value ?? i.Element("link")?.Value, i.Element("title")?.Value, i.Element("description")?.Value, i.Element("pubDate")?.Value, i.Element("pubDate")?.Value, i.Element("link")?.Value)))
            : new StatusReading.Unreadable("The answer is XML but no feed.");
    }

    private static StatusReading.Read Report(IEnumerable<(string? Id, string? Title, string? Text, string? From, string? Updated, string? Link)> entries) => new(new StatusReport(
        Health.Unknown, null,
        [.. entries.Where(e => (e.Id ?? e.Title) is not null).Select(e => new ReportedIncident(
            e.Id ?? e.Title!, e.Title ?? "Incident", Health.Unknown, Moments.Read(e.From), Resolved(e.Title, e.Text) ? Moments.Read(e.Updated) : null, [], e.Link))]));

    // The newest word stands first: "<strong>Resolved</strong> - …", or in the title: "RESOLVED: …", "Service is operating normally: [RESOLVED] …".
    private static bool Resolved(string? title, string? text) =>
        InTitle().IsMatch(title ?? "") || (FirstState().Match(text ?? "") is { Success: true } state && state.Value.ToLowerInvariant() is ("resolved" or "completed"));

    [GeneratedRegex(@"\[?resolved\]?|operating normally", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex InTitle();

    [GeneratedRegex(@"\b(investigating|identified|monitoring|resolved|completed|update|scheduled|in progress)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex FirstState();
}
