using Hangfire.Server;
using Hangfire.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Jobs.SqliteStorage;

public sealed class ServerTests : IDisposable
{
    private readonly JobFile _file = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));
    private readonly JobStorageConnection _connection;
    private readonly IMonitoringApi _monitor;

    public ServerTests()
    {
        var storage = _file.Open(options => options.TimeProvider = _time);
        _connection = _file.Connect(storage);
        _monitor = storage.GetMonitoringApi();
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void An_announced_server_is_listed_until_it_is_removed()
    {
        _connection.AnnounceServer("one", new ServerContext { Queues = ["critical", "default"], WorkerCount = 7 });
        _connection.AnnounceServer("one", new ServerContext { Queues = ["default"], WorkerCount = 8 });

        var server = Assert.Single(_monitor.Servers());
        Assert.Equal("one", server.Name);
        Assert.Equal(8, server.WorkersCount);
        Assert.Equal(["default"], server.Queues);
        Assert.Equal(_time.GetUtcNow().UtcDateTime, server.StartedAt);
        Assert.Equal(_time.GetUtcNow().UtcDateTime, server.Heartbeat);

        _connection.RemoveServer("one");
        Assert.Empty(_monitor.Servers());
    }

    [Fact]
    public void A_server_without_a_heartbeat_times_out()
    {
        _connection.AnnounceServer("dead", new ServerContext());
        _connection.AnnounceServer("alive", new ServerContext());
        _time.Advance(TimeSpan.FromMinutes(4));
        _connection.Heartbeat("alive");
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, _connection.RemoveTimedOutServers(TimeSpan.FromMinutes(5)));
        Assert.Equal("alive", Assert.Single(_monitor.Servers()).Name);
    }

    [Fact]
    public void The_heartbeat_of_a_server_that_was_given_up_says_so() =>
        Assert.Throws<BackgroundServerGoneException>(() => _connection.Heartbeat("unknown"));

    [Fact]
    public void The_clock_of_the_storage_is_the_one_of_its_options() =>
        Assert.Equal(_time.GetUtcNow().UtcDateTime, _connection.GetUtcDateTime());
}
