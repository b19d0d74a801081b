using System.Text.Json;

using Dashboard.Core.Usage.Connections;

namespace Dashboard.Core.Usage.Connectors.OpenAi;

/// <summary>OpenAI's organisation usage and costs. Only an administrator's key reads them.</summary>
internal sealed class OpenAiConnector : IUsageConnector
{
    private const string Costs = "costs";

    // What each kind of usage can be grouped by; who used it is left to the projects and keys.
    private static readonly (string Part, string Name, string[] GroupBy)[] Usage =
    [
        ("completions", "Completions", ["project_id", "api_key_id", "model", "batch", "service_tier"]),
        ("embeddings", "Embeddings", ["project_id", "api_key_id", "model"]),
        ("moderations", "Moderations", ["project_id", "api_key_id", "model"]),
        ("images", "Images", ["project_id", "api_key_id", "model", "size", "source"]),
        ("audio_speeches", "Speech", ["project_id", "api_key_id", "model"]),
        ("audio_transcriptions", "Transcriptions", ["project_id", "api_key_id", "model"]),
    ];

    public ConnectorInfo Info { get; } = new(
        "openai-api", "OpenAI", "openai", "https://api.openai.com/v1",
        "An admin key (sk-admin-…) with permission to read usage; ordinary keys cannot.", "OPENAI_ADMIN_KEY", "The organisation, so that two connections to it are noticed.",
        [.. Usage.Select(u => new ConnectorPart(u.Part, u.Name)), new ConnectorPart(Costs, "Costs")], 31);

    public (DateOnly? From, DateOnly Until) Reach(DateOnly today) => (null, today.AddDays(1));

    public IEnumerable<KeyValuePair<string, string>> Headers(string secret) => [new("Authorization", $"Bearer {secret}")];

    public async Task<Trouble?> FetchAsync(Fetching fetching, CancellationToken ct)
    {
        var times = $"start_time={fetching.Days.FromUnix}&end_time={fetching.Days.UntilUnix}&bucket_width=1d&limit=31";
        foreach (var (part, _, groupBy) in Usage.Where(u => fetching.Wants(u.Part)))
        {
            if (await CursorPages.KeepAsync(fetching, part, "openai-usage", $"organization/usage/{part}?{times}{Groups(groupBy)}", ct) is { } trouble)
                return trouble;
        }

        return fetching.Wants(Costs)
            ? await CursorPages.KeepAsync(fetching, Costs, "openai-costs", $"organization/costs?{times}{Groups(["project_id", "line_item"])}", ct)
            : null;
    }

    public async Task<ProbeAnswer> ProbeAsync(Fetching fetching, CancellationToken ct)
    {
        using var page = await fetching.AskAsync(
            $"organization/usage/completions?start_time={fetching.Days.FromUnix}&end_time={fetching.Days.UntilUnix}&bucket_width=1d&limit=1&group_by[]=model", ct);
        if (page.Trouble is not null)
            return new(page.Trouble);

        return Probes.Results(page.Json!.RootElement) is { } models
            ? new(null, models == 0 ? "The key is accepted; nothing was completed yesterday." : $"The key is accepted; yesterday {(models == 1 ? "one model" : $"{models} models")} completed something.")
            : new(Fetching.Unreadable("JSON that is no page of usage"));
    }

    public string Advice(FeedState state) => state switch
    {
        FeedState.WrongKey => "It has to be an admin key (sk-admin-…), made by an owner of the organisation under Settings, Admin keys.",
        FeedState.MissingScope => "Give the admin key permission to read usage (api.usage.read), or leave this part out.",
        _ => "Check the base address; it usually ends in /v1.",
    };

    private static string Groups(string[] keys) => string.Concat(keys.Select(k => $"&group_by[]={k}"));
}

/// <summary>Counts what a small question brought.</summary>
internal static class Probes
{
    /// <summary>The results in a page of buckets; null when it is none.</summary>
    public static int? Results(JsonElement root) =>
        root.ValueKind is JsonValueKind.Object && root.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Array
        && data.EnumerateArray().All(b => b.ValueKind is JsonValueKind.Object && b.TryGetProperty("results", out var r) && r.ValueKind is JsonValueKind.Array)
            ? data.EnumerateArray().Sum(b => b.GetProperty("results").GetArrayLength())
            : null;

    /// <summary>The items of a named list; null when there is none.</summary>
    public static int? Items(JsonElement root, string name) =>
        root.ValueKind is JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? list.GetArrayLength() : null;
}
