using System.Data.Common;

using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Core.Store;

/// <summary>What every connection is told when it opens: wait for a busy writer, keep foreign keys, sync as WAL allows.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Statement = "PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Tell(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Tell(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Tell(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Statement;
        return command;
    }
}
