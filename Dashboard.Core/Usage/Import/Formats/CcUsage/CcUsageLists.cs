using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.CcUsage;

/// <summary>A list of rows in a document: by which names it is reached, what its rows are, and where they stand.</summary>
internal sealed record CcUsageList(IReadOnlyList<string> Path, CcUsageKind? Kind, string? Project, IReadOnlyList<(int Start, int Length)> Items);

/// <summary>Finds the lists of a report, wherever its version put them.</summary>
internal static class CcUsageLists
{
    // A report inside a collection of reports, by project.
    private const int Deepest = 4;

    public static IReadOnlyList<CcUsageList> Find(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = ReadLimits.Depth });
        List<CcUsageList> lists = [];
        reader.Read();
        Walk(ref reader, document, [], lists);
        reader.Read();
        return lists;
    }

    private static void Walk(ref Utf8JsonReader reader, ReadOnlySpan<byte> document, List<string> path, List<CcUsageList> lists)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            ReadList(ref reader, document, path, lists);
        }
        else if (reader.TokenType == JsonTokenType.StartObject && path.Count < Deepest)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                path.Add(reader.GetString()!);
                reader.Read();
                Walk(ref reader, document, path, lists);
                path.RemoveAt(path.Count - 1);
            }
        }
        else
        {
            reader.Skip();
        }
    }

    private static void ReadList(ref Utf8JsonReader reader, ReadOnlySpan<byte> document, List<string> path, List<CcUsageList> lists)
    {
        List<(int, int)> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            if (isObject)
                items.Add((start, (int)reader.BytesConsumed - start));
        }

        var byProject = path is [.., "projects", _];
        if (items.Count > 0)
            lists.Add(new CcUsageList([.. path], byProject ? CcUsageKind.Day : KindOf(path, document.Slice(items[0].Item1, items[0].Item2)), byProject ? path[^1] : null, items));
    }

    private static CcUsageKind? KindOf(List<string> path, ReadOnlySpan<byte> first) => path switch
    {
        [.., "daily"] => CcUsageKind.Day,
        [.., "weekly"] => CcUsageKind.Week,
        [.., "monthly"] => CcUsageKind.Month,
        [.., "session" or "sessions"] => CcUsageKind.Session,
        [.., "blocks"] => CcUsageKind.Block,
        [] or [.., "data"] => first.IndexOf("\"date\""u8) >= 0 ? CcUsageKind.Day
            : first.IndexOf("\"week\""u8) >= 0 ? CcUsageKind.Week
            : first.IndexOf("\"month\""u8) >= 0 ? CcUsageKind.Month
            : first.IndexOf("\"blockStart\""u8) >= 0 ? CcUsageKind.Block
            : first.IndexOf("\"session"u8) >= 0 ? CcUsageKind.Session
            : null,
        _ => null,
    };
}
