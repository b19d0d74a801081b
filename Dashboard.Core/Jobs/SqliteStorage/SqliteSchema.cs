using Dashboard.Core.Store;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>The tables of the job file and their version.</summary>
internal static class SqliteSchema
{
    public const int Version = 1;

    // AUTOINCREMENT: the id of an expired job must never name another one.
    // All rows of a set, hash or list carry the same ExpireAt: the time to live belongs to the key.
    // A queue row is free while VisibleAt is 0; fetched, it is the instant at which its lease ends.
    private const string Tables = """
        CREATE TABLE Job (
            Id INTEGER PRIMARY KEY AUTOINCREMENT,
            StateId INTEGER NULL,
            StateName TEXT NULL,
            InvocationData TEXT NOT NULL,
            Arguments TEXT NOT NULL,
            CreatedAt INTEGER NOT NULL,
            ExpireAt INTEGER NULL
        ) STRICT;
        CREATE INDEX IX_Job_StateName ON Job (StateName, Id) WHERE StateName IS NOT NULL;
        CREATE INDEX IX_Job_ExpireAt ON Job (ExpireAt) WHERE ExpireAt IS NOT NULL;
        INSERT INTO sqlite_sequence (name, seq) VALUES ('Job', 0);

        CREATE TABLE JobParameter (
            JobId INTEGER NOT NULL REFERENCES Job (Id) ON DELETE CASCADE,
            Name TEXT NOT NULL,
            Value TEXT NULL,
            PRIMARY KEY (JobId, Name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE State (
            Id INTEGER PRIMARY KEY AUTOINCREMENT,
            JobId INTEGER NOT NULL REFERENCES Job (Id) ON DELETE CASCADE,
            Name TEXT NOT NULL,
            Reason TEXT NULL,
            CreatedAt INTEGER NOT NULL,
            Data TEXT NULL
        ) STRICT;
        CREATE INDEX IX_State_JobId ON State (JobId, Id);

        CREATE TABLE JobQueue (
            Id INTEGER PRIMARY KEY AUTOINCREMENT,
            Queue TEXT NOT NULL,
            JobId INTEGER NOT NULL,
            VisibleAt INTEGER NOT NULL DEFAULT 0,
            FetchedAt INTEGER NULL,
            Owner TEXT NULL,
            Token INTEGER NULL
        ) STRICT;
        CREATE INDEX IX_JobQueue_Queue ON JobQueue (Queue, VisibleAt, Id);

        CREATE TABLE Server (
            Id TEXT PRIMARY KEY,
            Data TEXT NOT NULL,
            LastHeartbeat INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE SetItem (
            Id INTEGER PRIMARY KEY AUTOINCREMENT,
            Key TEXT NOT NULL,
            Value TEXT NOT NULL,
            Score REAL NOT NULL,
            ExpireAt INTEGER NULL,
            UNIQUE (Key, Value)
        ) STRICT;
        CREATE INDEX IX_SetItem_Score ON SetItem (Key, Score, Id);
        CREATE INDEX IX_SetItem_ExpireAt ON SetItem (ExpireAt) WHERE ExpireAt IS NOT NULL;

        CREATE TABLE HashField (
            Key TEXT NOT NULL,
            Field TEXT NOT NULL,
            Value TEXT NULL,
            ExpireAt INTEGER NULL,
            PRIMARY KEY (Key, Field)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IX_HashField_ExpireAt ON HashField (ExpireAt) WHERE ExpireAt IS NOT NULL;

        CREATE TABLE ListItem (
            Id INTEGER PRIMARY KEY AUTOINCREMENT,
            Key TEXT NOT NULL,
            Value TEXT NOT NULL,
            ExpireAt INTEGER NULL
        ) STRICT;
        CREATE INDEX IX_ListItem_Key ON ListItem (Key, Id);
        CREATE INDEX IX_ListItem_ExpireAt ON ListItem (ExpireAt) WHERE ExpireAt IS NOT NULL;

        CREATE TABLE Counter (
            Key TEXT PRIMARY KEY,
            Value INTEGER NOT NULL,
            ExpireAt INTEGER NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IX_Counter_ExpireAt ON Counter (ExpireAt) WHERE ExpireAt IS NOT NULL;

        CREATE TABLE DistributedLock (
            Resource TEXT PRIMARY KEY,
            Owner TEXT NOT NULL,
            ExpireAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Creates the tables once, however many processes start at the same moment.</summary>
    public static void Prepare(SessionPool sessions, WriteDoor door, string path)
    {
        using (var session = sessions.Open())
        {
            // WAL is a property of the file and survives us; asking for it again changes nothing.
            var mode = session.Text("PRAGMA journal_mode = WAL");
            if (!string.Equals(mode, "wal", StringComparison.OrdinalIgnoreCase))
                throw new StoreProblemException($"The job file '{path}' cannot use write-ahead logging (its journal mode is '{mode}'): put it on a local disk.");
        }

        door.Write(session =>
        {
            var found = session.Number("PRAGMA user_version");
            if (found > Version)
                throw new StoreProblemException($"The job file '{path}' was written by a newer version of this program (its schema is {found}, this one knows {Version}): update the program, or choose another data folder.");

            if (found == Version)
                return;

            session.Execute(Tables);
            session.Execute($"PRAGMA user_version = {Version}");
        });
    }
}
