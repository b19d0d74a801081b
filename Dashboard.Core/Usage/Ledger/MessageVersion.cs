namespace Dashboard.Core.Usage.Ledger;

/// <summary>Which of the many copies of a message stands in the ledger, for sources that write one message several times.</summary>
public abstract class VersionOfMessage
{
    /// <summary>The hash of the message's id.</summary>
    public long KeyHash { get; set; }

    /// <summary>Zero where this is another name of a message: its own key then stands in <see cref="Tie"/>.</summary>
    public long EntryId { get; set; }

    /// <summary>The fuller copy has the higher rank.</summary>
    public long Rank { get; set; }

    /// <summary>Decides between copies of one rank, so that the order of reading never does: the lower stands.</summary>
    public long Tie { get; set; }
}

/// <summary>The versions that have settled.</summary>
public sealed class MessageVersion : VersionOfMessage;

/// <summary>
/// The latest versions, which go before those that have settled. Hashes have no order: a slice of rows would touch every
/// page of one large table and write them all to the disk. Here they wait in few pages until many settle at once.
/// </summary>
public sealed class RecentVersion : VersionOfMessage;
