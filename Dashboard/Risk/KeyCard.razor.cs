using System.Globalization;

using Dashboard.Core.Risk.Concentration;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Risk;

/// <summary>The shares of one kind of party.</summary>
public sealed partial class KeyCard : ComponentBase
{
    private const int First = 6;

    private IReadOnlyList<Share> _shown = [];
    private int _rest;
    private bool _all;

    [Parameter, EditorRequired]
    public required ConcentrationLine Line { get; set; }

    /// <summary>The same for the 30 days before.</summary>
    [Parameter, EditorRequired]
    public required ConcentrationLine Before { get; set; }

    /// <summary>The limit is another one now.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    protected override void OnParametersSet()
    {
        // What nobody can name is always in sight.
        var known = Line.Shares.Where(s => s.Id is not null).ToList();
        _rest = _all || known.Count <= First + 1 ? 0 : known.Count - First;
        _shown = [.. known.Take(known.Count - _rest), .. Line.Shares.Where(s => s.Id is null)];
    }

    private void ShowAll()
    {
        _all = true;
        OnParametersSet();
    }

    // Nobody can withhold what is direct or ours.
    private bool IsOver(Share share) => share.Id is not null && !share.Own && share.Id != ConcentrationLines.Direct && share.Part > Line.Limit;

    private double? BeforeOf(Share share) =>
        Before.Shares.Count == 0 ? null : Before.Shares.FirstOrDefault(s => s.Id == share.Id && s.Own == share.Own)?.Part ?? 0;

    private static string Percent(double part) => (part * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
