using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Archive;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Units;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>Changes that a public archive recorded of documents we could not read ourselves; our own look at the document resolves the alert.</summary>
public sealed class ArchivedChangeRule(ArchivesQuery archives, ModelCatalogue catalogue, TimeProvider time) : IAlertRule
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(90);

    public string Id => "terms-archive";

    public async Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct) =>
    [
        .. (await archives.UnseenSinceAsync(time.GetUtcNow().UtcDateTime - Recent, ct)).Select(change => new AlertCandidate(
            change.TextId.ToString(CultureInfo.InvariantCulture),
            change.Level switch { ChangeLevel.High => Level.High, ChangeLevel.Medium => Level.Medium, _ => Level.Low },
            $"An archive recorded that {catalogue.NameOf(change.Provider)} changed its {change.Source}, which we cannot read.",
            $"{change.Repository}, {change.At:yyyy-MM-dd}{(change.Evidence is { } evidence ? $": “{evidence}”" : "")}",
            $"/terms/sources/{change.SourceId}/archive")),
    ];
}
