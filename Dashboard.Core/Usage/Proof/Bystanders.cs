using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Usage.Proof;

/// <summary>Somebody who reads the home page's figures and somebody who saves a setting, over and over, during an import.</summary>
internal sealed class Bystanders : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<List<double>> _reader;
    private readonly Task<List<double>> _writer;

    public Bystanders(ServiceProvider house, Period period, TimeProvider time)
    {
        var spend = house.GetRequiredService<SpendQuery>();
        var stores = house.GetRequiredService<IDbContextFactory<DashboardStore>>();
        _reader = RepeatAsync(time, ct => spend.AskAsync(new SpendQuestion(period, [SpendKey.Provider]), ct));
        _writer = RepeatAsync(time, async ct =>
        {
            await using var store = await stores.CreateDbContextAsync(ct);
            var zone = await store.ReportingZones().SingleOrDefaultAsync(ct);
            if (zone is null)
                store.ReportingZones().Add(new ReportingZone { Id = 1, TimeZone = ReportingZone.Utc });
            else
                store.Entry(zone).State = EntityState.Modified;

            await store.SaveChangesAsync(ct);
        });
    }

    public async Task<Waits> StopAsync()
    {
        await _stop.CancelAsync();
        var (reads, writes) = (await _reader, await _writer);
        return new Waits(reads.Count, At(reads, 0.5), At(reads, 1), writes.Count, At(writes, 0.5), At(writes, 1));
    }

    public void Dispose() => _stop.Dispose();

    private Task<List<double>> RepeatAsync(TimeProvider time, Func<CancellationToken, Task> act) => Task.Run(async () =>
    {
        List<double> milliseconds = [];
        while (!_stop.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            await act(CancellationToken.None);
            milliseconds.Add(time.GetElapsedTime(started).TotalMilliseconds);
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(200), time, _stop.Token));
        }

        return milliseconds;
    });

    private static double At(List<double> values, double share) => values.Count == 0 ? 0 : values.Order().ElementAt((int)Math.Ceiling((values.Count - 1) * share));
}

/// <summary>How long others waited during the import, milliseconds.</summary>
public sealed record Waits(int Reads, double MedianRead, double LongestRead, int Writes, double MedianWrite, double LongestWrite);
