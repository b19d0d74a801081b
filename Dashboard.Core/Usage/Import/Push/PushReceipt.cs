namespace Dashboard.Core.Usage.Import.Push;

/// <summary>What was answered to a sending that had a key: the same sending again gets the same answer.</summary>
public sealed class PushReceipt
{
    public int Id { get; set; }

    /// <summary>Keys of two tokens are two keys.</summary>
    public int TokenId { get; set; }

    /// <summary>The sender's <c>Idempotency-Key</c>.</summary>
    public required string Key { get; set; }

    /// <summary>The SHA-256 of what was sent.</summary>
    public required byte[] BodyHash { get; set; }

    /// <summary>The answer, as JSON.</summary>
    public required string Answer { get; set; }

    public DateTime At { get; set; }
}
