using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Retirement;
using Dashboard.Core.Units;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>Models in use whose host stops serving them: at 90, 60, 30 and 7 days before, graver each time. A lower bound is no date to act on.</summary>
public sealed class RetirementAheadRule(RetirementRadarQuery radar, ModelCatalogue catalogue) : IAlertRule
{
    public string Id => "retirement-ahead";

    public async Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct) =>
    [
        .. from model in await radar.ListAsync(ct)
           where model.Stage is not null
           select new AlertCandidate($"{model.Host}/{model.RawModel}", LevelOf(model.Stage!.Value), Title(model), Detail(model), "/models"),
    ];

    private static Level LevelOf(int stage) => stage switch
    {
        <= 7 => Level.Critical,
        <= 30 => Level.High,
        <= 60 => Level.Medium,
        _ => Level.Low,
    };

    // Told by stages, not by days: words that change every day would be news every day.
    private string Title(RetiringModel model) => model.DaysLeft < 0
        ? string.Create(CultureInfo.InvariantCulture, $"{catalogue.NameOf(model.Host)} ended {model.RawModel} on {model.Ends:d MMM yyyy}, and it was used in the last 30 days.")
        : string.Create(CultureInfo.InvariantCulture, $"{catalogue.NameOf(model.Host)} ends {model.RawModel} on {model.Ends:d MMM yyyy}, in at most {model.Stage} days.");

    private string Detail(RetiringModel model)
    {
        var workloads = model.Workloads.Count == 0 ? "traffic without a workload" : string.Join(", ", model.Workloads);
        var named = model.Named is { } next ? $" The host names {next} as the successor." : "";
        var disagree = model.Disagree ? " Sources give different days; the earlier one counts until somebody settles it." : "";
        var ours = model.Suggestions.Count == 0 ? ""
            : $" Could stand in: {string.Join("; ", model.Suggestions.Take(3).Select(s => $"{s.Model} at {catalogue.NameOf(s.Host.ToString())}{Difference(s)}"))}.";
        return $"Used by {workloads}.{named}{ours}{disagree}";
    }

    private static string Difference(Replacement replacement) => replacement.DeltaUsd is { } delta
        ? string.Create(CultureInfo.InvariantCulture, $" ({(delta < 0 ? "−" : "+")}{Math.Abs(delta):N2} USD for 30 days)")
        : "";
}
