using System.Globalization;

using Dashboard.Core.Marks;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Analytics.Exchanges;
using Dashboard.Core.Usage.Analytics.Outlook.Anomalies;
using Dashboard.Core.Usage.Budgets;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Samples;

/// <summary>
/// What jobs conclude from the ledger and remember: actions by day, unusual days, thresholds that were crossed. It is brought
/// up to date at once, and what they concluded from made-up figures is forgotten with them.
/// </summary>
public sealed class SampleSettling(IDbContextFactory<DashboardStore> stores, SettleExchanges exchanges, FindAnomalies anomalies)
{
    private const string LastKind = "anomaly-last", LoudKind = "anomaly-loud";

    // Eighteen months take a few seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Before anything comes: what is known by then is the user's.</summary>
    public async Task NoteAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.SampleMarks().AnyAsync(m => m.Kind == LastKind, ct))
            return;

        var last = await store.SpendAnomalies().MaxAsync(a => (int?)a.Id, ct) ?? 0;
        var loud = await store.SpendAnomalies().Where(a => a.Holds && !a.IsQuiet).Select(a => a.Id).ToListAsync(ct);
        store.SampleMarks().Add(new SampleMark { Kind = LastKind, Key = Text(last) });
        store.SampleMarks().AddRange(loud.Select(id => new SampleMark { Kind = LoudKind, Key = Text(id) }));
        await store.SaveChangesAsync(ct);
    }

    /// <summary>After everything came.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        await exchanges.RunAsync(Patience, ct);
        await anomalies.RunAsync(ct);
    }

    /// <summary>After everything went.</summary>
    public async Task ForgetAsync(DateTime since, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        // The next look notes again what real spend alone has crossed.
        await store.BudgetCrossings().Where(c => c.At >= since).ExecuteDeleteAsync(ct);
        if ((await SampleMarksQuery.KeysAsync(store, LastKind, ct)).SingleOrDefault() is { } last)
        {
            var known = Number(last);
            await store.SpendAnomalies().Where(a => a.Id > known).ExecuteDeleteAsync(ct);
        }

        await SettleAsync(ct);
        // Hidden by made-up spend for a while, they did not come back: they had never gone.
        var loud = (await SampleMarksQuery.KeysAsync(store, LoudKind, ct)).Select(Number).ToList();
        await store.SpendAnomalies().Where(a => loud.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsQuiet, false), ct);
        await store.SampleMarks().Where(m => m.Kind == LastKind || m.Kind == LoudKind).ExecuteDeleteAsync(ct);
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);

    private static int Number(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}
