using System.Globalization;

using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>Models that a host lists no more, confirmed by a second look, while we used them there in the last 30 days.</summary>
public sealed class ModelVanishedRule(ListingsQuery listings, ModelsInUseQuery uses, ModelCatalogue catalogue, ReportingDayQuery days) : IAlertRule
{
    private const int Days = 30;

    public string Id => "model-vanished";

    public async Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct)
    {
        var gone = (await listings.VanishedAsync(ct)).Where(model => model.GoneAt is not null).ToList();
        if (gone.Count == 0)
            return [];

        var used = await uses.ListAsync(Period.LastDays((await days.TodayAsync(ct)).Today, Days), ct);
        return
        [
            .. from model in gone
               let use = used.FirstOrDefault(u => IsSame(u, model))
               where use is not null
               select new AlertCandidate($"{model.Host}/{model.RawModel}", Level.High, $"{catalogue.NameOf(model.Host)} does not list {model.RawModel} any more.", Detail(model, use), "/models"),
        ];
    }

    // The same host, and the id as the host writes it or the same model by another of its names.
    private bool IsSame(ModelInUse use, ListedSummary gone) =>
        string.Equals(use.Host, gone.Host, StringComparison.OrdinalIgnoreCase)
        && (use.RawIds.Contains(gone.RawModel, StringComparer.OrdinalIgnoreCase)
            || (use.Model is { } model && catalogue.Match(gone.RawModel, gone.Host)?.Key == model));

    private static string Detail(ListedSummary gone, ModelInUse use)
    {
        var replacement = gone.Replacement is { } next ? $" It names {next} as the replacement." : "";
        var workloads = use.Workloads.Count == 0 ? "traffic without a workload" : string.Join(", ", use.Workloads);
        return string.Create(CultureInfo.InvariantCulture, $"Last listed {gone.LastSeenAt:d MMM yyyy}, last used {use.LastDay:d MMM yyyy} by {workloads}; {use.Figures.Requests?.ToString("N0", CultureInfo.InvariantCulture) ?? "an unknown number of"} requests in {Days} days.{replacement}");
    }
}
