using System.Security.Cryptography;
using System.Text;

using Dashboard.Core.AiModels;
using Dashboard.Core.Alerts;
using Dashboard.Core.Marks;
using Dashboard.Core.Outbound;
using Dashboard.Core.Risk;
using Dashboard.Core.Routing;
using Dashboard.Core.Samples;
using Dashboard.Core.Terms;
using Dashboard.Tests.Usage;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Samples;

/// <summary>Every room that the sample workspace needs, over a real store.</summary>
internal sealed class SampleHouse : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 20, 0, TimeSpan.Zero);

    public SampleHouse(DateTimeOffset? now = null)
    {
        Time = new FakeTimeProvider(now ?? Noon);
        var configuration = new ConfigurationBuilder().Build();
        Usage = new UsageHouse(Time, services => services
            .AddSingleton<IConfiguration>(configuration).AddOutbound(configuration)
            .AddMarks().AddTerms().AddAiModels().AddRoutes().AddRisk().AddAlerts().AddSamples());
    }

    public FakeTimeProvider Time { get; }

    public UsageHouse Usage { get; }

    public Task<SampleOutcome> LoadAsync(CancellationToken? ct = null) => Usage.Get<SampleWorkspace>().LoadAsync(ct ?? UsageHouse.Ct);

    public Task<SampleOutcome> RemoveAsync(CancellationToken? ct = null) => Usage.Get<SampleWorkspace>().RemoveAsync(ct ?? UsageHouse.Ct);

    /// <summary>A print of every entry with what its series says.</summary>
    public async Task<string> PrintAsync() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(await Usage.SnapshotAsync())));

    /// <summary>Every row of every table, by table. Names of prices are only ever added to, and hang on nothing; stamps say that something was written, which it was.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EverythingAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Usage.Store.Folder.Database}");
        await connection.OpenAsync(UsageHouse.Ct);
        var tables = (await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('PriceVersions','RollUpStamps')")).Order(StringComparer.Ordinal);
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
            all[table] = string.Join('\n', (await ReadAsync(connection, $"SELECT * FROM {table}")).Order(StringComparer.Ordinal));

        return all;
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(UsageHouse.Ct);
        List<string> rows = [];
        while (await reader.ReadAsync(UsageHouse.Ct))
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString())));

        return rows;
    }

    public void Dispose() => Usage.Dispose();
}
