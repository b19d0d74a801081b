using System.Globalization;

using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Import;

/// <summary>What is wrong with a route by itself, as far as the catalogue knows: no workload, no traffic, no terms. One reader at a time.</summary>
public sealed class RouteJudgement(ModelCatalogue catalogue)
{
    /// <summary>A stand-in that costs more than so many times the primary is a surprise on the bill.</summary>
    public const decimal DearFactor = 3;

    private readonly RouteReading _reading = new(catalogue);
    private readonly Dictionary<TargetDraft, (TargetNeeds Needs, ModelMatch? Match, decimal? Price)> _known = [];

    /// <param name="name">The route, as the subject of each sentence.</param>
    public IEnumerable<RouteFinding> Of(string name, IReadOnlyList<ImportedTarget> targets, DateOnly today)
    {
        var judged = targets.Select(t => Judge(t, today)).ToList();
        var primaries = judged.Where(j => j.Draft.Role is TargetRole.Primary).ToList();
        if (judged.Count == 1)
            yield return new("no-fallback", Level.High, $"{name} has no fallback: when {judged[0].Text} is gone, nothing stands in.");

        foreach (var finding in Shared(name, judged))
            yield return finding;

        foreach (var hidden in judged.Where(j => j.Needs.Unknown.Contains(NodeKind.Host) || !IsKnown(j)))
            yield return new("unknown-provider", Level.Unknown, $"{name} names {hidden.Text}, and nobody has said who serves it.");

        foreach (var fallback in judged.Where(j => j.Draft.Role is TargetRole.Fallback))
        {
            foreach (var finding in primaries.SelectMany(p => Against(name, p, fallback)).DistinctBy(f => f.Code))
                yield return finding;

            if (fallback.Match?.Offering is { Deprecated: true })
                yield return new("retiring-fallback", Level.Medium, $"{name} falls back to {fallback.Text}, which its host has announced to retire.");
        }
    }

    private IEnumerable<RouteFinding> Shared(string name, List<Judged> judged)
    {
        if (judged.Count < 2)
            yield break;

        var shared = judged.Select(j => j.Needs.Needs.Where(n => !j.Needs.Own.Contains(n))).Aggregate((a, b) => a.Intersect(b)).ToList();
        if (shared.Find(n => n.Kind is NodeKind.Gateway) is { Id: { Length: > 0 } gateway })
            yield return new("same-gateway", Level.High, $"Every target of {name} goes through {NameOf(gateway)}: when that gateway is gone, so are they all.");
        else if (shared.Find(n => n.Kind is NodeKind.Provider) is { Id: { Length: > 0 } provider })
            yield return new("same-provider-only", Level.High, $"Every target of {name} is billed by {NameOf(provider)}: a fallback at the same provider is not a fallback.");
        else if (shared.Find(n => n.Kind is NodeKind.Host) is { Id: { Length: > 0 } host })
            yield return new("same-host-only", Level.High, $"Every target of {name} is served by {NameOf(host)}: when it is gone, so are they all.");

        if (shared.Find(n => n.Kind is NodeKind.Maker) is { Id: { Length: > 0 } maker })
            yield return new("same-maker-same-weights", Level.Medium, $"Every target of {name} needs closed models made by {NameOf(maker)}, which can withdraw them from every host.");
    }

    private IEnumerable<RouteFinding> Against(string name, Judged primary, Judged fallback)
    {
        var text = fallback.Text;
        if (primary.Match?.Model is { } from && fallback.Match?.Model is { } to && from.Key != to.Key)
        {
            foreach (var lost in ModelDifference.Lost(from, to))
                yield return new(lost.IsSize ? "smaller-context" : "missing-capability", Level.Medium, lost.IsSize ? $"{name} falls back to {text}, which has less room than its primary: {lost.Text}." : $"{name} falls back to {text}, which cannot do what its primary does: {lost.Text}.");
        }

        if (primary.Price is { } now && fallback.Price is { } then && now > 0 && then > DearFactor * now)
            yield return new("price-above", Level.Medium, string.Create(CultureInfo.InvariantCulture, $"{name} falls back to {text}, which costs {then / now:0.#} times as much."));

        var here = Blocs(primary);
        var there = Blocs(fallback).Except(here).Order(StringComparer.Ordinal).ToList();
        if (there.Count > 0 && here.Count > 0)
            yield return new("crosses-bloc", Level.Medium, $"{name} falls back to {text}, which takes its data to the {string.Join(" and ", there)} bloc without anybody being asked.");

        if (Contracts(primary) is { Count: > 0 } mine && Contracts(fallback) is { Count: > 0 } theirs && !mine.Overlaps(theirs))
            yield return new("crosses-vendor", Level.Low, $"{name} falls back to {text} under another contract, {string.Join(" and ", theirs.Order(StringComparer.Ordinal).Select(NameOf))}: its terms must hold for the same data.");
    }

    private string NameOf(string key) => catalogue.NameOf(key);

    // One judgement may see ten thousand routes that name a few hundred targets.
    private Judged Judge(ImportedTarget target, DateOnly today)
    {
        var place = target.Draft with { Role = default, Weight = null };
        if (!_known.TryGetValue(place, out var known))
        {
            var match = catalogue.Match(place.Model, place.Host, place.Gateway);
            _known[place] = known = (_reading.Needs(place), match, Price(match, today));
        }

        return new(target.Text, target.Draft, known.Needs, known.Match, known.Price);
    }

    private bool IsKnown(Judged judged) => judged.Needs.Needs.Where(n => n.Kind is NodeKind.Host).All(n => catalogue.Find(new ProviderKey(n.Id)) is not null);

    private static HashSet<string> Blocs(Judged judged) => judged.Needs.Needs.Where(n => n.Kind is NodeKind.Bloc).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Contracts(Judged judged) => judged.Needs.Needs.Where(n => n.Kind is NodeKind.Provider).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);

    // Three tokens read for each one written is the usual shape of a conversation.
    private decimal? Price(ModelMatch? match, DateOnly today) =>
        catalogue.PricesAt(match, new PriceMoment(today))?.Standard.Base is { Input: { } input, Output: { } output } ? ((3 * input) + output) / 4 : null;

    private sealed record Judged(string Text, TargetDraft Draft, TargetNeeds Needs, ModelMatch? Match, decimal? Price);
}
