namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>A distributed lock that this process holds.</summary>
internal sealed class SqliteLock(DistributedLocks locks, string resource, string owner) : ILease
{
    public string Resource => resource;

    public string Owner => owner;

    public bool Renew(SqliteSession session, DateTime now) => locks.Renew(session, this, now);

    public override string ToString() => $"lock '{resource}'";
}
