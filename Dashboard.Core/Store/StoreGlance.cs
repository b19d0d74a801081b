using Microsoft.Data.Sqlite;

namespace Dashboard.Core.Store;

/// <summary>A look into the database of a data folder without opening the house: for commands that should answer at once.</summary>
public static class StoreGlance
{
    /// <summary>Null where there is no database, or one that does not know the table yet.</summary>
    public static SqliteConnection? Open(DataFolder folder, string table)
    {
        if (!File.Exists(folder.Database))
            return null;

        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = folder.Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type='table' AND name=$table";
        command.Parameters.AddWithValue("$table", table);
        if (command.ExecuteScalar() is 1L)
            return connection;

        connection.Dispose();
        return null;
    }
}
