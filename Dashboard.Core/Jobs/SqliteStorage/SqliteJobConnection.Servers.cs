using System.Text.Json;
using Hangfire.Server;
using Hangfire.Storage;

namespace Dashboard.Core.Jobs.SqliteStorage;

internal sealed partial class SqliteJobConnection
{
    public override void AnnounceServer(string serverId, ServerContext context)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        ArgumentNullException.ThrowIfNull(context);

        var now = storage.Now();
        var data = JsonSerializer.Serialize(new ServerRow(context.WorkerCount, context.Queues ?? [], now));
        storage.Door.Write(session => session.Execute(
            """
            INSERT INTO Server (Id, Data, LastHeartbeat) VALUES ($id, $data, $now)
            ON CONFLICT (Id) DO UPDATE SET Data = excluded.Data, LastHeartbeat = excluded.LastHeartbeat
            """,
            ("$id", serverId), ("$data", data), ("$now", Instants.ToTicks(now))));
    }

    public override void RemoveServer(string serverId)
    {
        ArgumentNullException.ThrowIfNull(serverId);

        storage.Door.Write(session => session.Execute("DELETE FROM Server WHERE Id = $id", ("$id", serverId)));
    }

    /// <summary>A server that others gave up on is told so, and announces itself anew instead of beating in vain.</summary>
    public override void Heartbeat(string serverId)
    {
        ArgumentNullException.ThrowIfNull(serverId);

        var known = storage.Door.Write(session => session.Execute(
            "UPDATE Server SET LastHeartbeat = $now WHERE Id = $id", ("$id", serverId), ("$now", Instants.ToTicks(storage.Now()))));
        if (known == 0)
            throw new BackgroundServerGoneException();
    }

    public override int RemoveTimedOutServers(TimeSpan timeOut)
    {
        if (timeOut < TimeSpan.Zero)
            throw new ArgumentException("The time-out cannot be negative.", nameof(timeOut));

        return storage.Door.Write(session => session.Execute(
            "DELETE FROM Server WHERE LastHeartbeat < $oldest", ("$oldest", Instants.ToTicks(storage.Now() - timeOut))));
    }
}
