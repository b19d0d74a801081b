using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Core.AiModels.Catalogues;

/// <summary>One spelling for one value: <c>1.50</c> is <c>1.5</c> and <c>"0.0000012"</c> stays what it is; members are sorted.</summary>
internal static class Canonical
{
    /// <param name="asSet">The order of an array means nothing.</param>
    public static JsonNode? Node(JsonElement element, bool asSet = false)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                    members[member.Name] = Node(member.Value);

                return members;
            case JsonValueKind.Array:
                var items = element.EnumerateArray().Select(i => Node(i));
                return new JsonArray([.. asSet ? items.OrderBy(i => i?.ToJsonString(), StringComparer.Ordinal) : items]);
            case JsonValueKind.Number:
                return JsonValue.Create(Plain(element));
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.True or JsonValueKind.False:
                return JsonValue.Create(element.GetBoolean());
            default:
                return null;
        }
    }

    /// <summary>Without trailing zeros.</summary>
    public static string Text(decimal number) => (number / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    // What no decimal holds stays as it is written.
    private static JsonElement Plain(JsonElement number)
    {
        using var document = JsonDocument.Parse(number.TryGetDecimal(out var exact) ? Text(exact) : number.GetRawText());
        return document.RootElement.Clone();
    }
}
