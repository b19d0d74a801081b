namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>What a server says about itself, stored as JSON.</summary>
internal sealed record ServerRow(int WorkerCount, string[] Queues, DateTime StartedAt);
