using System.Text.Json;
using System.Xml;

using Dashboard.Core.AiModels.Answers;

namespace Dashboard.Core.AiModels.Status.Reading;

/// <summary>Reads status pages; which kind shows in the answer: Statuspage v2 and those like it (incident.io, Rootly), incident.io's own, Better Stack, Google's incidents, RSS and Atom.</summary>
public static class StatusReader
{
    public static StatusReading Read(ReadOnlyMemory<byte> body)
    {
        var start = body.Span.TrimStart(" \t\r\n\uFEFF"u8);
        try
        {
            if (start.Length > 0 && start[0] == (byte)'<')
                return FeedStatus.Read(body);

            using var document = AnswerJson.Parse(body);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return new StatusReading.Unreadable("The answer is neither JSON nor a feed.");
        }
    }

    private static StatusReading Read(JsonElement root)
    {
        if (root.ValueKind is JsonValueKind.Array)
            return GoogleStatus.Read(root);

        if (Fields.Member(Fields.Member(root, "data"), "attributes").ValueKind is JsonValueKind.Object)
            return BetterStackStatus.Read(root);

        if (Fields.Member(root, IncidentIoStatus.List).ValueKind is JsonValueKind.Array)
            return IncidentIoStatus.Read(root);

        return Fields.Member(root, "page").ValueKind is JsonValueKind.Object
            ? StatuspageStatus.Read(root)
            : new StatusReading.Unreadable("The answer is JSON of no kind of status page that is known.");
    }
}
