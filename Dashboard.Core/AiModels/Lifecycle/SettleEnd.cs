using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Lifecycle;

/// <summary>Settles which day counts where sources give several, or opens the question again.</summary>
public sealed class SettleEnd(IDbContextFactory<DashboardStore> stores, LifecycleQuery lifecycle, TimeProvider time)
{
    internal const string DayForm = "yyyy-MM-dd";

    /// <param name="day">One of the days that sources give now; null opens the question again.</param>
    public async Task<SaveOutcome> RunAsync(string host, string rawModel, DateOnly? day, string? note, string who, CancellationToken ct)
    {
        var name = ModelName.Normalise(rawModel);
        var verdict = (await lifecycle.AllAsync(ct)).FirstOrDefault(v => v.Host == host && ModelName.Normalise(v.RawModel) == name);
        if (verdict is null || verdict.FirmDays.Count < 2)
            return Refused("Its sources do not give different days any more; look again.");
        if (day is null && verdict.Settled is null)
            return Refused("It is open already: nobody has settled it, or a source gives another day since.");
        if (day is { } chosen && !verdict.FirmDays.Contains(chosen))
            return Refused("No source gives this day any more; look again.");
        if (note?.Trim().Length > EndDecision.LongestNote)
            return Refused($"At most {EndDecision.LongestNote} characters.");

        await using var store = await stores.CreateDbContextAsync(ct);
        store.EndDecisions().Add(new EndDecision
        {
            Host = host,
            Name = name,
            Ends = day,
            Days = string.Join(',', verdict.FirmDays.Select(d => d.ToString(DayForm, CultureInfo.InvariantCulture))),
            Source = verdict.Sayings.FirstOrDefault(s => s.Firm && s.Ends == day)?.Source,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            By = who,
            At = time.GetUtcNow().UtcDateTime,
        });
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved($"{host}/{name}", day is null ? Change.Removed : Change.Changed);
    }

    private static SaveOutcome.Refused Refused(string sentence) => new([new("", sentence)]);
}
