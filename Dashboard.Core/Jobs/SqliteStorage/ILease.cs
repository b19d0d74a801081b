namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Something held until its holder lets go, or dies and stops renewing it.</summary>
internal interface ILease
{
    /// <summary>Holds it for another term; false when it is no longer ours.</summary>
    bool Renew(SqliteSession session, DateTime now);
}
