using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Risk;

/// <summary>On whom we depend, how much, and which workloads one of them can stop. What is shown lives in the address.</summary>
public sealed partial class DependencyPage(
    RiskQuery risk, ConcentrationHistoryQuery history, ModelCatalogue catalogue, NavigationManager navigation, ReportingDayQuery days) : ComponentBase
{
    private LoadFrame<DependencyView>? _frame;
    private (DependencyView View, ConcentrationBasis Basis)? _drawn;
    private ChartModel? _chart;

    [SupplyParameterFromQuery]
    public string? Over { get; set; }

    [SupplyParameterFromQuery]
    public string? AsOf { get; set; }

    private ConcentrationBasis Basis => RiskWords.Basis(Over);

    private ReportingDay? Reporting { get; set; }

    private DateOnly Today => Reporting!.Today;

    private DateOnly Day =>
        DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= Today ? day : Today;

    protected override async Task OnInitializedAsync() => Reporting = await days.TodayAsync(CancellationToken.None);

    private async Task<DependencyView> LoadAsync(CancellationToken ct)
    {
        var day = Day;
        var (facts, answer) = await risk.ReadAsync(day, ct);
        // Of the 30 days before only the shares are shown, so nothing older is read.
        var before = ConcentrationReading.Measure(facts.MonthBefore, [], facts.Workloads, facts.Policy, catalogue);
        return new(answer, before, await history.ListAsync(day, Basis, ct), facts.Month, facts.Policy.Weights);
    }

    private static bool IsEmpty(DependencyView view) => view.Answer.Workloads.Count == 0 && view.Answer.Concentration.All(l => l.Shares.Count == 0);

    // A chart draws again when it gets another model, so the same figures keep the same one.
    private ChartModel ChartOf(DependencyView view)
    {
        if (_chart is not null && _drawn == (view, Basis))
            return _chart;

        _drawn = (view, Basis);
        return _chart = new ChartModel
        {
            Kind = ChartKind.Treemap,
            Title = $"Share of {RiskWords.Whole(Basis)} by provider",
            Format = ValueFormat.Share,
            CategoryName = "Provider",
            Categories = [ChartCategory.Named("Share")],
            Series =
            [
                .. view.Line(ConcentrationKey.Provider, Basis).Shares.Select(s => new ChartSeries(
                    null, RiskWords.Name(ConcentrationKey.Provider, s.Id, catalogue), ProviderColours.Of(s.Id), [(decimal)s.Part])),
            ],
        };
    }

    private static int Count(DependencyView view, SingleProviderAnswer answer) => view.Answer.Workloads.Count(w => w.SingleProvider == answer);

    private void Choose(string over) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("over", over));

    private void ChooseDay(ChangeEventArgs change)
    {
        var text = change.Value as string;
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("asOf", text == DayFormat.Iso(Today) || string.IsNullOrEmpty(text) ? null : text));
    }
}
