using System.Collections.Concurrent;

using Dashboard.Core.Store;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Terms.Fetch;

/// <summary>One round: every source that is due, several hosts at a time, one page of a host after the other.</summary>
public sealed partial class PollTerms(
    IDbContextFactory<DashboardStore> stores, PollSource poll, RecordPoll record, IOptions<TermsOptions> options, TimeProvider time, ILogger<PollTerms> log)
{
    public async Task<PollRound> DueAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await RoundAsync(await SourcesAsync(due => due.Where(s => s.NextDueAt <= now), ct), confirmAtOnce: false, ct);
    }

    /// <summary>Everything that is not paused, due or not, for a person who waits: new texts are confirmed by a second fetch at once.</summary>
    public async Task<PollRound> NowAsync(CancellationToken ct) => await RoundAsync(await SourcesAsync(all => all, ct), confirmAtOnce: true, ct);

    /// <summary>One source, for a person who waits; null when it is gone, kept by hand, or somebody else was faster.</summary>
    public async Task<PollOutcome?> NowAsync(int sourceId, CancellationToken ct)
    {
        try
        {
            return await poll.RunAsync(sourceId, confirmAtOnce: true, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            LogOvertaken(sourceId);
            return null;
        }
    }

    private async Task<List<(int Id, string Url)>> SourcesAsync(Func<IQueryable<TermsSource>, IQueryable<TermsSource>> choose, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await choose(store.TermsSources().Where(s => s.RemovedAt == null && !s.Paused && s.State != TermsState.Manual))
            .OrderBy(s => s.NextDueAt).Select(s => new { s.Id, s.Url }).ToListAsync(ct);
        return [.. rows.Select(r => (r.Id, r.Url))];
    }

    private async Task<PollRound> RoundAsync(List<(int Id, string Url)> sources, bool confirmAtOnce, CancellationToken ct)
    {
        var done = new ConcurrentBag<PollOutcome>();
        var hosts = sources.GroupBy(s => new Uri(s.Url).Authority, StringComparer.OrdinalIgnoreCase);
        await Parallel.ForEachAsync(hosts, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Hosts, CancellationToken = ct }, async (host, stop) =>
        {
            foreach (var (id, _) in host)
            {
                if (await OneAsync(id, confirmAtOnce, stop) is { } outcome)
                    done.Add(outcome);
            }
        });
        return new([.. done.OrderBy(o => o.Provider, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.Ordinal)]);
    }

    private async Task<PollOutcome?> OneAsync(int id, bool confirmAtOnce, CancellationToken ct)
    {
        try
        {
            return await poll.RunAsync(id, confirmAtOnce, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Edited or polled by somebody else meanwhile: their word stands.
            LogOvertaken(id);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An edge: one broken source must not starve the rest of the round.
            LogBroken(e, id);
            await record.BrokenAsync(id, ct);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Terms source {Id} was changed while it was polled; the result is dropped")]
    private partial void LogOvertaken(int id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Polling terms source {Id} failed")]
    private partial void LogBroken(Exception e, int id);
}
