using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Alerts.Inbox;

/// <summary>Somebody has seen an alert and says what follows from it.</summary>
public sealed class AcknowledgeAlert(IDbContextFactory<DashboardStore> stores, TimeProvider time, AlertBell bell)
{
    public const int LongestNote = 2000;

    /// <summary>False when the alert is gone or was resolved meanwhile.</summary>
    public async Task<bool> RunAsync(int id, string by, string? note, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var alert = await store.Alerts().SingleOrDefaultAsync(a => a.Id == id && a.ResolvedAt == null, ct);
        if (alert is null)
            return false;

        alert.State = AlertState.Acknowledged;
        alert.DecidedAt = time.GetUtcNow().UtcDateTime;
        alert.DecidedBy = by;
        alert.Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim()[..Math.Min(note.Trim().Length, LongestNote)];
        await store.SaveChangesAsync(ct);
        bell.Ring();
        return true;
    }
}
