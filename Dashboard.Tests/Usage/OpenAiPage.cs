namespace Dashboard.Tests.Usage;

/// <summary>A page of OpenAI's organisation usage with one result a day.</summary>
internal static class OpenAiPage
{
    public static string Of(params (string Day, string Model, long Input)[] rows) =>
        $$"""{"object":"page","data":[{{string.Join(',', rows.Select(r => Bucket(r.Day, r.Model, r.Input)))}}],"has_more":false,"next_page":null}""";

    private static string Bucket(string day, string model, long input)
    {
        var start = new DateTimeOffset(UsageHouse.Day(day), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
        return $$"""
            {"object":"bucket","start_time":{{start}},"end_time":{{start + 86400}},"results":[{"object":"organization.usage.completions.result",
             "input_tokens":{{input}},"output_tokens":0,"num_model_requests":1,"model":"{{model}}"}]}
            """;
    }
}
