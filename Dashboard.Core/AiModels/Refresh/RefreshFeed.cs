using Dashboard.Core.Outbound.GitHub;

namespace Dashboard.Core.AiModels.Refresh;

/// <summary>A published list that keeps the catalogue fresh, and how reading it goes.</summary>
public sealed class RefreshFeed
{
    public int Id { get; init; }

    public RefreshList List { get; init; }

    /// <summary>The default branch, which is the only one read.</summary>
    public string? Branch { get; set; }

    /// <summary>The commit of the copy that we hold.</summary>
    public string? Commit { get; set; }

    public DateTime? CommittedAt { get; set; }

    public string? ETag { get; set; }

    public RefreshState State { get; set; }

    public string StateReason { get; set; } = "";

    public DateTime StateSince { get; set; }

    public DateTime? LastCheckedAt { get; set; }

    /// <summary>When we last read it, or heard that it had not changed.</summary>
    public DateTime? LastVerifiedAt { get; set; }

    public DateTime NextDueAt { get; set; }

    public int Failures { get; set; }

    /// <summary>What it held, to notice a list that lost its content.</summary>
    public int Entries { get; set; }
}

/// <summary>Whose list it is.</summary>
public enum RefreshList
{
    /// <summary>Prices with their days (pydantic/genai-prices).</summary>
    Prices,

    /// <summary>What service tiers ask (LiteLLM).</summary>
    Tiers,

    /// <summary>Announced ends of models (deprecations-rss).</summary>
    Ends,
}

/// <summary>What came of asking the last time; everything but <see cref="Read"/> leaves the catalogue as it is.</summary>
public enum RefreshState
{
    NeverRead,
    Read,
    AskedToWait,
    Unreachable,
    Unreadable,

    /// <summary>Far fewer entries than before: taken for a fault of the list.</summary>
    Shrunk,
}

/// <summary>Where the lists lie.</summary>
public static class RefreshFiles
{
    public static GitHubFile Of(RefreshList list) => list switch
    {
        RefreshList.Prices => new("pydantic", "genai-prices", "prices/new_data/v2/data.json"),
        RefreshList.Tiers => new("BerriAI", "litellm", "model_prices_and_context_window.json"),
        _ => new("deprecations", "deprecations-rss", "data.json"),
    };
}
