using Dashboard.Core.Units;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Kit;

/// <summary>
/// Chooses the period of a page. It lives in the address (<see cref="PeriodChoice"/>), so links can be shared and Back works: the
/// page reads it from there and passes it in.
/// </summary>
public sealed partial class PeriodPicker(NavigationManager navigation) : ComponentBase
{
    private readonly string _id = $"period-{Guid.NewGuid():N}";
    private PeriodChoice? _given;
    private DateOnly? _first, _last;
    private string? _problem;

    /// <summary>What the page shows now.</summary>
    [Parameter, EditorRequired]
    public required PeriodChoice Choice { get; set; }

    /// <summary>Today in the reporting time zone.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>The reporting time zone, where a day's boundary matters.</summary>
    [Parameter]
    public string? ZoneName { get; set; }

    protected override void OnParametersSet()
    {
        if (Choice == _given)
            return;

        // Not on every rendering: somebody may be typing a date.
        _given = Choice;
        (_first, _last, _problem) = (Choice.Period.From, Choice.Period.Until.AddDays(-1), null);
    }

    private void UseRange()
    {
        if (_first is not { } first || _last is not { } last)
            _problem = "Give the first and the last day.";
        else if (last < first)
            _problem = "The last day is before the first.";
        else
            Go(PeriodChoice.Address(new Period(first, last.AddDays(1))));
    }

    private void Go(IReadOnlyDictionary<string, object?> address) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(address));
}
