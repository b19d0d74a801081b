using Hangfire.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Jobs.SqliteStorage;

public sealed class CollectionTests : IDisposable
{
    private static readonly TimeSpan None = TimeSpan.FromSeconds(-1);

    private readonly JobFile _file = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));
    private readonly JobStorageConnection _connection;

    public CollectionTests() => _connection = _file.Connect(_file.Open(options => options.TimeProvider = _time));

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_set_keeps_each_value_once_with_its_latest_score()
    {
        _connection.Commit(t =>
        {
            t.AddToSet("k", "a", 3);
            t.AddToSet("k", "b", 2);
            t.AddToSet("k", "c", 1);
            t.AddToSet("k", "a", 0.5);
            t.AddToSet("other", "a");
        });

        Assert.Equal(["a", "b", "c"], _connection.GetAllItemsFromSet("k").Order());
        Assert.Equal(3, _connection.GetSetCount("k"));
        Assert.True(_connection.GetSetContains("k", "a"));
        Assert.False(_connection.GetSetContains("k", "z"));
        Assert.Equal(["a", "c", "b"], _connection.GetRangeFromSet("k", 0, 9));
        Assert.Equal(["c"], _connection.GetRangeFromSet("k", 1, 1));
        Assert.Empty(_connection.GetRangeFromSet("k", 2, 1));
    }

    [Fact]
    public void The_lowest_score_within_bounds_comes_first()
    {
        _connection.Commit(t =>
        {
            t.AddToSet("k", "never", -1);
            t.AddToSet("k", "late", 1_800_000_000);
            t.AddToSet("k", "early", 1_700_000_000);
        });

        Assert.Equal("early", _connection.GetFirstByLowestScoreFromSet("k", 0, 1_900_000_000));
        Assert.Equal(["early", "late"], _connection.GetFirstByLowestScoreFromSet("k", 0, 1_900_000_000, 10));
        Assert.Equal(["early"], _connection.GetFirstByLowestScoreFromSet("k", 0, 1_900_000_000, 1));
        Assert.Null(_connection.GetFirstByLowestScoreFromSet("k", 0, 5));
        Assert.Null(_connection.GetFirstByLowestScoreFromSet("missing", 0, 5));
        Assert.Throws<ArgumentException>(() => _connection.GetFirstByLowestScoreFromSet("k", 1, 0));
    }

    [Fact]
    public void Counting_several_sets_stops_at_the_limit()
    {
        _connection.Commit(t =>
        {
            t.AddRangeToSet("one", ["a", "b", "c"]);
            t.AddRangeToSet("two", ["a", "b"]);
            t.AddRangeToSet("three", ["a"]);
        });

        Assert.Equal(5, _connection.GetSetCount(["one", "two"], 100));
        Assert.Equal(4, _connection.GetSetCount(["one", "two"], 4));
        Assert.Equal(0, _connection.GetSetCount([], 4));
    }

    [Fact]
    public void Values_and_whole_sets_are_removed()
    {
        _connection.Commit(t => t.AddRangeToSet("k", ["a", "b", "c"]));

        _connection.Commit(t => t.RemoveFromSet("k", "b"));
        Assert.Equal(["a", "c"], _connection.GetAllItemsFromSet("k").Order());

        _connection.Commit(t => t.RemoveSet("k"));
        Assert.Empty(_connection.GetAllItemsFromSet("k"));
    }

    [Fact]
    public void A_hash_is_merged_field_by_field()
    {
        Assert.Null(_connection.GetAllEntriesFromHash("k"));

        _connection.SetRangeInHash("k", new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });
        _connection.Commit(t => t.SetRangeInHash("k", new Dictionary<string, string> { ["b"] = "3", ["c"] = null! }));

        Assert.Equal(new Dictionary<string, string> { ["a"] = "1", ["b"] = "3", ["c"] = null! }, _connection.GetAllEntriesFromHash("k"));
        Assert.Equal("3", _connection.GetValueFromHash("k", "b"));
        Assert.Null(_connection.GetValueFromHash("k", "z"));
        Assert.Equal(3, _connection.GetHashCount("k"));

        _connection.Commit(t => t.RemoveHash("k"));
        Assert.Null(_connection.GetAllEntriesFromHash("k"));
    }

    [Fact]
    public void A_list_shows_the_newest_first_and_is_trimmed_from_there()
    {
        _connection.Commit(t =>
        {
            foreach (var value in new[] { "1", "2", "3", "4", "5", "3" })
                t.InsertToList("k", value);
        });

        Assert.Equal(["3", "5", "4", "3", "2", "1"], _connection.GetAllItemsFromList("k"));
        Assert.Equal(["5", "4"], _connection.GetRangeFromList("k", 1, 2));
        Assert.Equal(6, _connection.GetListCount("k"));

        _connection.Commit(t => t.RemoveFromList("k", "3"));
        Assert.Equal(["5", "4", "2", "1"], _connection.GetAllItemsFromList("k"));

        _connection.Commit(t => t.TrimList("k", 0, 2));
        Assert.Equal(["5", "4", "2"], _connection.GetAllItemsFromList("k"));

        _connection.Commit(t => t.TrimList("k", 1, 1));
        Assert.Equal(["4"], _connection.GetAllItemsFromList("k"));

        _connection.Commit(t => t.TrimList("k", 5, 9));
        Assert.Empty(_connection.GetAllItemsFromList("k"));
    }

    [Fact]
    public void A_counter_adds_up_whatever_comes()
    {
        Assert.Equal(0, _connection.GetCounter("k"));

        _connection.Commit(t =>
        {
            t.IncrementCounter("k");
            t.IncrementCounter("k", TimeSpan.FromDays(1));
            t.IncrementCounter("k");
            t.DecrementCounter("k");
            t.DecrementCounter("k", TimeSpan.FromDays(1));
            t.IncrementCounter("k");
        });

        Assert.Equal(2, _connection.GetCounter("k"));
    }

    [Fact]
    public void A_time_to_live_belongs_to_the_key_and_to_what_is_added_later()
    {
        _connection.Commit(t =>
        {
            t.AddToSet("k", "a");
            t.InsertToList("k", "a");
            t.SetRangeInHash("k", new Dictionary<string, string> { ["a"] = "1" });
        });
        Assert.Equal([None, None, None], Ttls());

        _connection.Commit(t =>
        {
            t.ExpireSet("k", TimeSpan.FromMinutes(3));
            t.ExpireList("k", TimeSpan.FromMinutes(3));
            t.ExpireHash("k", TimeSpan.FromMinutes(3));
        });
        _time.Advance(TimeSpan.FromMinutes(1));
        _connection.Commit(t =>
        {
            t.AddToSet("k", "later");
            t.InsertToList("k", "later");
            t.SetRangeInHash("k", new Dictionary<string, string> { ["later"] = "1" });
            t.RemoveFromSet("k", "a");
            t.RemoveFromList("k", "a");
        });
        var two = TimeSpan.FromMinutes(2);
        Assert.Equal([two, two, two], Ttls());

        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero], Ttls());

        _connection.Commit(t =>
        {
            t.PersistSet("k");
            t.PersistList("k");
            t.PersistHash("k");
        });
        Assert.Equal([None, None, None], Ttls());
    }

    private TimeSpan[] Ttls() => [_connection.GetSetTtl("k"), _connection.GetListTtl("k"), _connection.GetHashTtl("k")];
}
