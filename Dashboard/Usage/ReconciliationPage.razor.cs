using System.Globalization;

using Dashboard.Core.Usage.Reconciliation;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage;

/// <summary>What providers charged in a month beside what we compute. The month lives in the address.</summary>
public sealed partial class ReconciliationPage(ReconciliationQuery query, NavigationManager navigation, TimeProvider time) : ComponentBase
{
    private DateOnly _thisMonth;
    private DateOnly? _month;

    [SupplyParameterFromQuery(Name = "month")]
    public string? Asked { get; set; }

    protected override void OnParametersSet()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        _thisMonth = new DateOnly(today.Year, today.Month, 1);
        _month = Read(Asked) is { } asked && asked <= _thisMonth ? asked : _thisMonth;
    }

    private void Choose(ChangeEventArgs change) =>
        navigation.NavigateTo(Read(change.Value as string) is { } month ? $"/connections/reconciliation?month={Text(month)}" : "/connections/reconciliation");

    private static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
