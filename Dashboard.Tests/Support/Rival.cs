using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Support;

/// <summary>Another program that holds the store's write lock most of the time, so that writing takes its time on any machine.</summary>
internal sealed class Rival : IAsyncDisposable
{
    private static readonly TimeSpan Holds = TimeSpan.FromMilliseconds(300), Rests = TimeSpan.FromMilliseconds(60);

    private readonly CancellationTokenSource _enough = new();
    private readonly Task _writing;

    private Rival(string database) => _writing = Task.Run(() => WriteAsync(database));

    public static Rival Start(string database) => new(database);

    public async ValueTask DisposeAsync()
    {
        if (_writing.IsCompleted)
            return;

        await _enough.CancelAsync();
        await _writing;
        _enough.Dispose();
    }

    private async Task WriteAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(CancellationToken.None);
        while (!_enough.IsCancellationRequested)
        {
            await using (var whole = connection.BeginTransaction())
                await PauseAsync(Holds);

            await PauseAsync(Rests);
        }
    }

    private async Task PauseAsync(TimeSpan time) => await Task.Delay(time, TimeProvider.System, _enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
