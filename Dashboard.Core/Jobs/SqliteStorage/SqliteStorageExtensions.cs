using Hangfire;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Named like the extension of the Hangfire.Storage.SQLite package, so that either can stand in for the other.</summary>
public static class SqliteStorageExtensions
{
    public static IGlobalConfiguration<SqliteJobStorage> UseSQLiteStorage(
        this IGlobalConfiguration configuration,
        string connectionStringOrPath,
        SqliteStorageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        return configuration.UseStorage(new SqliteJobStorage(connectionStringOrPath, options));
    }
}
