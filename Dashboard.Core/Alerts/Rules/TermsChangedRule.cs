using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Units;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>Confirmed changes of terms that matter and that nobody has reviewed yet; a review resolves the alert.</summary>
public sealed class TermsChangedRule(ProviderTermsQuery terms, ExposureQuery exposure, ModelCatalogue catalogue, TimeProvider time) : IAlertRule
{
    // What nobody looked at for a quarter of a year stands in the timeline; an inbox is for what can still be acted on.
    private static readonly TimeSpan Recent = TimeSpan.FromDays(90);

    public string Id => "terms-changed";

    public async Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct)
    {
        var changes = (await terms.MaterialSinceAsync(time.GetUtcNow().UtcDateTime - Recent, ct)).Where(change => change.ReviewedAt is null).ToList();
        if (changes.Count == 0)
            return [];

        var exposures = await exposure.ReadAsync(ct);
        return changes.ConvertAll(change => new AlertCandidate(
            change.Id.ToString(CultureInfo.InvariantCulture),
            LevelOf(change.Level),
            $"{catalogue.NameOf(change.Provider)} changed its {change.Source}.",
            $"{(change.Evidence is { } evidence ? $"“{evidence}”" : $"{change.Added} added, {change.Removed} removed, {change.Reworded} reworded.")} {exposures.Of(change.Provider).Sentence}",
            $"/terms/changes/{change.Id}"));
    }

    private static Level LevelOf(ChangeLevel level) => level switch
    {
        ChangeLevel.High => Level.High,
        ChangeLevel.Medium => Level.Medium,
        ChangeLevel.Low => Level.Low,
        _ => Level.None,
    };
}
