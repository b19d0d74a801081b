using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Workloads;

/// <summary>The fields of one target; says at once how the catalogue reads them.</summary>
public sealed partial class TargetFields(ModelCatalogue catalogue) : ComponentBase
{
    // A browser shows a handful; the circuit carries them all.
    private const int MostOffered = 150;

    private readonly string _models = $"models-{Guid.NewGuid():N}";
    private readonly string _own = $"target-{Guid.NewGuid():N}";
    private IReadOnlyList<string> _offered = [];
    private string? _offeredBy, _reads;
    private bool _more;

    [Parameter, EditorRequired]
    public required TargetInput Target { get; set; }

    [Parameter, EditorRequired]
    public TargetRole Role { get; set; }

    /// <summary>From 1, in its list.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    /// <summary>How many there are in its list.</summary>
    [Parameter, EditorRequired]
    public int Of { get; set; }

    /// <summary>Where its problems are.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    [Parameter, EditorRequired]
    public required FormProblems Problems { get; set; }

    /// <summary>The list of providers to choose from.</summary>
    [Parameter, EditorRequired]
    public required string HostsId { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<int> Move { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Remove { get; set; }

    private string Title => Role is TargetRole.Fallback ? $"Fallback {Number}" : Of == 1 ? "Primary" : $"Primary {Number}";

    protected override void OnInitialized()
    {
        _more = Target.HasMore;
        Look();
    }

    private string Id(string field) => $"{_own}-{field}";

    private void Look()
    {
        var host = TargetInput.Key(Target.Host, catalogue);
        if (host != _offeredBy)
        {
            _offeredBy = host;
            _offered = host is null ? [] :
                [.. catalogue.Models.SelectMany(m => catalogue.Offerings(m.Key)).Where(o => o.Host.Value == host && !o.Deprecated).Select(o => o.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostOffered)];
        }

        _reads = Reads(host);
    }

    private string Reads(string? host)
    {
        if (string.IsNullOrWhiteSpace(Target.Model))
            return "";

        if (catalogue.Match(Target.Model.Trim(), host, TargetInput.Key(Target.Gateway, catalogue)) is not { } match)
            return "The catalogue does not know this model here: its maker and weights stay unknown.";

        var weights = match.OpenWeights switch
        {
            true => "open weights",
            false => "closed weights",
            null => "weights unknown",
        };
        var known = host is null || catalogue.Find(new ProviderKey(host)) is not null ? "" : $" The catalogue does not know the host {host}: its home stays unknown.";
        return $"{catalogue.Find(match.Key)?.Name ?? match.Key.ToString()}, made by {catalogue.Find(match.Maker)?.Name ?? match.Maker.Value}, {weights}.{known}";
    }
}
