using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Watches;
using Dashboard.Core.Units;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>Sentences we rely on that are gone or reworded; the sentence's return, its new wording taken, or the pin let go resolve the alert.</summary>
public sealed class WatchedSentenceRule(WatchesQuery watches, ModelCatalogue catalogue) : IAlertRule
{
    public string Id => "terms-sentence";

    public async Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct) =>
    [
        .. (await watches.BrokenAsync(ct)).Select(watch => new AlertCandidate(
            watch.Id.ToString(CultureInfo.InvariantCulture),
            Level.High,
            Title(watch),
            watch.Now is { } now ? $"“{watch.Sentence}” → “{now}”" : $"“{watch.Sentence}”",
            $"/terms/sources/{watch.SourceId}")),
    ];

    private string Title(WatchRow watch) => watch.State switch
    {
        WatchState.Gone => $"{catalogue.NameOf(watch.Provider)} removed a sentence that you rely on from its {watch.Source}.",
        WatchState.NeverStood => $"{catalogue.NameOf(watch.Provider)} does not say a sentence that you rely on in its {watch.Source}.",
        _ => $"{catalogue.NameOf(watch.Provider)} reworded a sentence that you rely on in its {watch.Source}.",
    };
}
