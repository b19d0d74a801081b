using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.DeepSeek;

/// <summary>The envelope in which DeepSeek's site answers: <c>{"code":0,"msg":"","data":{"biz_code":0,"biz_msg":"","biz_data":...}}</c>.</summary>
internal static class DeepSeekAnswer
{
    public static bool IsAnswer(FileHead head) =>
        head.Shape == FileShape.JsonObjects && head.Objects is [var answer, ..] && answer.Contains("code") && answer.Contains("data") && Problem(head) is null
        && !head.Contains("\"normal_wallets\""u8);

    public static string? Refuses(FileHead head)
    {
        if (head.Shape != FileShape.JsonObjects || head.Objects is not [var answer, ..])
            return null;

        if (answer.Contains("balance_infos") || head.Contains("\"normal_wallets\""u8))
            return "this is DeepSeek's balance of an account: what is left, not what was used";

        return answer.Contains("code") && answer.Contains("data") && Problem(head) is { } problem ? problem : null;
    }

    /// <summary>Gives out what days count; what only stands in a total belongs to no day and is told.</summary>
    public static void Read(Stream stream, RowSink sink, Action<long, Bucket, string?, JsonFields, string?> read)
    {
        using var document = JsonPages.Whole(stream, sink);
        if (document is null)
            return;

        var found = new JsonFields(document.RootElement, 1).At("data.biz_data");
        var parts = found is { ValueKind: JsonValueKind.Object } one ? [one] : JsonFields.Objects(found).ToArray();
        foreach (var part in parts.Select(p => new JsonFields(p, 1)))
        {
            var any = false;
            foreach (var day in part.All("days").Select(d => new JsonFields(d, 1)))
            {
                any = true;
                if (day.Time("date") is { } date)
                    ReadDay(day, Bucket.DayOf(date), part.Text("currency"), read);
                else
                    sink.Reject(1, day.Fault!);
            }

            if (!any && part.All("total").Any())
                sink.File.AddFault(0, "the answer has sums of its month and no days: they can stand nowhere and are not taken");
        }
    }

    private static void ReadDay(JsonFields day, Bucket when, string? currency, Action<long, Bucket, string?, JsonFields, string?> read)
    {
        foreach (var model in day.All("data").Select(m => new JsonFields(m, 1)))
        {
            foreach (var usage in model.All("usage"))
                read(1, when, model.Text("model"), new JsonFields(usage, 1), currency);
        }
    }

    // An error is told by a code that is not 0, in the answer or inside it.
    private static string? Problem(FileHead head)
    {
        try
        {
            using var document = JsonDocument.Parse(head.Bytes);
            var answer = new JsonFields(document.RootElement, 1);
            foreach (var (code, message) in new[] { ("code", "msg"), ("data.biz_code", "data.biz_msg") })
            {
                if (answer.Text(code) is { } number && number != "0")
                    return $"this is an answer of DeepSeek's site that says no: {code} {number}{(answer.Text(message) is { } words ? $", {words}" : "")}";
            }

            return null;
        }
        catch (JsonException)
        {
            // Longer than what we look at: then it is no short word of refusal.
            return null;
        }
    }
}
