using System.Globalization;

using Dashboard.Access;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Risk;

/// <summary>Shows the weights of a score and changes them.</summary>
public sealed partial class WeightsCard(SaveWeights save, AuthenticationStateProvider people, IAuthorizationService authorization) : ComponentBase
{
    private readonly string _id = $"weights-{Guid.NewGuid():N}";
    private IReadOnlyList<WeightInput> _inputs = [];
    private bool _editing;
    private string? _problem;

    [Parameter, EditorRequired]
    public required ScoreWeights Weights { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Changed { get; set; }

    private string Sum => _inputs.Sum(i => i.Percent ?? 0).ToString("0.##", CultureInfo.InvariantCulture);

    private void Open() => (_editing, _inputs, _problem) = (true, Inputs(Weights), null);

    // The fields stay the same ones, so that what is typed at this moment goes into none that is gone.
    private void Usual()
    {
        foreach (var (input, usual) in _inputs.Zip(Inputs(ScoreWeights.Default)))
        {
            input.Percent = usual.Percent;
        }

        _problem = null;
    }

    private async Task SaveAsync()
    {
        if (await people.EditorAsync(authorization) is null)
        {
            _problem = "Your role may look but not change anything; ask an administrator.";
            return;
        }

        // An empty field is nobody's decision; not a number is refused like any other that is none of 0 to 100.
        var weights = ScoreWeights.From(_inputs.ToDictionary(i => i.Factor, i => (double?)i.Percent / 100 ?? double.NaN));
        if (await save.RunAsync(weights, CancellationToken.None) is SaveOutcome.Refused { Problems: [var first, ..] })
        {
            _problem = first.Path.Length > 0 ? $"{RiskWords.Factor(first.Path)}: {first.Message}" : first.Message;
            return;
        }

        _editing = false;
        await Changed.InvokeAsync();
    }

    private static List<WeightInput> Inputs(ScoreWeights weights) =>
        [.. weights.All.Select(w => new WeightInput(w.Factor) { Percent = Math.Round((decimal)w.Weight * 100, 2) })];

    private sealed class WeightInput(string factor)
    {
        public string Factor => factor;

        public decimal? Percent { get; set; }

        public bool Wrong => Percent is not (>= 0 and <= 100);
    }
}
