using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Alerts.Rules;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Alerts;

/// <summary>Asks every rule once and brings the inbox up to date; running it twice changes nothing.</summary>
public sealed class AlertRound(IEnumerable<IAlertRule> rules, IDbContextFactory<DashboardStore> stores, TimeProvider time, AlertBell bell)
{
    /// <exception cref="AggregateException">Some rules failed: their alerts stay as they were, the other rules were asked.</exception>
    public async Task<AlertRoundResult> RunAsync(CancellationToken ct)
    {
        var result = new AlertRoundResult(0, 0, 0);
        var failures = new List<Exception>();
        foreach (var rule in rules)
        {
            IReadOnlyList<AlertCandidate> holding;
            try
            {
                holding = await rule.AskAsync(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One broken rule must not silence the others, nor resolve what it cannot see; the job still fails and shows it.
                failures.Add(new InvalidOperationException($"The alert rule {rule.Id} failed: {e.Message}", e));
                continue;
            }

            result += await BringAsync(rule.Id, holding, ct);
        }

        bell.Ring();
        return failures.Count == 0 ? result : throw new AggregateException(failures);
    }

    private async Task<AlertRoundResult> BringAsync(string rule, IReadOnlyList<AlertCandidate> holding, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(ct);
        var open = await store.Alerts().Where(a => a.Rule == rule && a.ResolvedAt == null).ToDictionaryAsync(a => a.Subject, ct);
        var raised = 0;
        foreach (var candidate in holding.DistinctBy(c => c.Subject))
        {
            if (open.Remove(candidate.Subject, out var known))
            {
                known.Renew(candidate.Title, candidate.Detail, candidate.Path, candidate.Level, now);
                continue;
            }

            raised++;
            store.Alerts().Add(new Alert
            {
                Rule = rule,
                Subject = candidate.Subject,
                Level = candidate.Level,
                Title = candidate.Title,
                Detail = candidate.Detail,
                Path = candidate.Path,
                RaisedAt = now,
                LastSeenAt = now,
            });
        }

        foreach (var gone in open.Values)
            (gone.State, gone.ResolvedAt) = (AlertState.Resolved, now);

        await store.SaveChangesAsync(ct);
        return new AlertRoundResult(raised, holding.Count - raised, open.Count);
    }
}

/// <summary>What a round did.</summary>
public readonly record struct AlertRoundResult(int Raised, int Kept, int Resolved)
{
    public static AlertRoundResult operator +(AlertRoundResult a, AlertRoundResult b) =>
        new(a.Raised + b.Raised, a.Kept + b.Kept, a.Resolved + b.Resolved);
}
