namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>The fields of one spend log that matter here, as text; empty is not there or null.</summary>
internal ref struct LiteLlmFields
{
    public ReadOnlySpan<byte> RequestId;
    public ReadOnlySpan<byte> Start;
    public ReadOnlySpan<byte> Spend;
    public ReadOnlySpan<byte> Prompt;
    public ReadOnlySpan<byte> Completion;
    public ReadOnlySpan<byte> Total;
    public ReadOnlySpan<byte> CacheRead;
    public ReadOnlySpan<byte> CacheWrite;
    public ReadOnlySpan<byte> CacheWrite5m;
    public ReadOnlySpan<byte> CacheWrite1h;
    public ReadOnlySpan<byte> Reasoning;
    public ReadOnlySpan<byte> ApiKey;
    public ReadOnlySpan<byte> KeyAlias;
    public ReadOnlySpan<byte> Model;
    public ReadOnlySpan<byte> ModelGroup;
    public ReadOnlySpan<byte> Provider;
    public ReadOnlySpan<byte> Team;
    public ReadOnlySpan<byte> TeamAlias;
    public ReadOnlySpan<byte> Tags;
    public ReadOnlySpan<byte> Session;
    public ReadOnlySpan<byte> Status;
    public ReadOnlySpan<byte> CacheHit;
    public ReadOnlySpan<byte> Metadata;

    public void Set(LiteLlmField field, ReadOnlySpan<byte> value)
    {
        switch (field)
        {
            case LiteLlmField.RequestId: RequestId = value; break;
            case LiteLlmField.Start: Start = value; break;
            case LiteLlmField.Spend: Spend = value; break;
            case LiteLlmField.Prompt: Prompt = value; break;
            case LiteLlmField.Completion: Completion = value; break;
            case LiteLlmField.Total: Total = value; break;
            case LiteLlmField.CacheRead: CacheRead = value; break;
            case LiteLlmField.CacheWrite: CacheWrite = value; break;
            case LiteLlmField.CacheWrite5m: CacheWrite5m = value; break;
            case LiteLlmField.CacheWrite1h: CacheWrite1h = value; break;
            case LiteLlmField.Reasoning: Reasoning = value; break;
            case LiteLlmField.ApiKey: ApiKey = value; break;
            case LiteLlmField.KeyAlias: KeyAlias = value; break;
            case LiteLlmField.Model: Model = value; break;
            case LiteLlmField.ModelGroup: ModelGroup = value; break;
            case LiteLlmField.Provider: Provider = value; break;
            case LiteLlmField.Team: Team = value; break;
            case LiteLlmField.TeamAlias: TeamAlias = value; break;
            case LiteLlmField.Tags: Tags = value; break;
            case LiteLlmField.Session: Session = value; break;
            case LiteLlmField.Status: Status = value; break;
            case LiteLlmField.CacheHit: CacheHit = value; break;
            case LiteLlmField.Metadata: Metadata = value; break;
        }
    }
}

internal enum LiteLlmField
{
    RequestId,
    Start,
    Spend,
    Prompt,
    Completion,
    Total,
    CacheRead,
    CacheWrite,
    CacheWrite5m,
    CacheWrite1h,
    Reasoning,
    ApiKey,
    KeyAlias,
    Model,
    ModelGroup,
    Provider,
    Team,
    TeamAlias,
    Tags,
    Session,
    Status,
    CacheHit,
    Metadata,
}
