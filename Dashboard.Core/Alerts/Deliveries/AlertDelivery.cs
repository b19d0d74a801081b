using Dashboard.Core.Units;

namespace Dashboard.Core.Alerts.Deliveries;

/// <summary>One message to one channel, written down before anything is sent: what was queued is sent, and is sent once.</summary>
public sealed class AlertDelivery
{
    public int Id { get; set; }
    public int ChannelId { get; set; }

    /// <summary>Null for a test.</summary>
    public int? AlertId { get; set; }

    /// <summary>What the message is about; one message for each channel and key.</summary>
    public required string Key { get; set; }

    /// <summary>The message's own id: the same in every attempt, so that who receives it twice can tell.</summary>
    public required string MessageId { get; set; }

    public required string Rule { get; set; }
    public Level Level { get; set; }
    public required string Title { get; set; }
    public required string Detail { get; set; }
    public required string Path { get; set; }

    /// <summary>When the alert was raised.</summary>
    public DateTime RaisedAt { get; set; }

    public DateTime QueuedAt { get; set; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }
    public DateTime NextAt { get; set; }

    /// <summary>When the present attempt began.</summary>
    public DateTime? ClaimedAt { get; set; }

    /// <summary>Set before the message itself goes over the line: an attempt that died before this has sent nothing.</summary>
    public bool HandedOver { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>What the other side said last, or why nothing could be sent.</summary>
    public string? Answer { get; set; }
}

/// <summary>Where a message stands.</summary>
public enum DeliveryState
{
    Waiting,
    Sending,
    Sent,

    /// <summary>Tried for days without success.</summary>
    GivenUp,

    /// <summary>The line broke while the message was handed over: it may have arrived. Sent again only if a person says so.</summary>
    Unsure,
}
