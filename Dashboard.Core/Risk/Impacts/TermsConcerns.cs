using System.Text.RegularExpressions;

using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;
using Dashboard.Core.Workloads.Profile;

namespace Dashboard.Core.Risk.Impacts;

/// <summary>
/// Whether a change of terms can concern us by what we say of ourselves: our countries, what our workloads' outputs are for,
/// and on which paper we use the provider. An aid, no legal advice. Pure.
/// </summary>
public sealed partial class TermsConcerns(OrganisationProfile profile, IReadOnlyList<WorkloadDraft> workloads)
{
    private readonly Dictionary<string, WorkloadDraft> _workloads = workloads.Where(w => !w.Archived).ToDictionary(w => w.Key, StringComparer.Ordinal);

    /// <param name="document">What the document is called.</param>
    /// <param name="name">What people call the provider.</param>
    public IReadOnlyList<Concern> Of(TermsDiff diff, string document, string name, ProviderExposure exposure) =>
        [.. Regions(About(diff, TermsTopic.RegionAvailability)), .. Competing(About(diff, TermsTopic.CompetingModels), name, exposure), .. Paper(diff, document, name, exposure.Provider)];

    private static List<ClauseChange> About(TermsDiff diff, TermsTopic topic) => [.. diff.Changes.Where(c => c.Level > ChangeLevel.None && c.Topics.Contains(topic))];

    private IEnumerable<Concern> Regions(List<ClauseChange> changes)
    {
        if (changes.Count == 0)
            yield break;

        if (profile.Countries.Count == 0)
        {
            yield return new(Level.Unknown, "It changes from where the service may be used, and the organisation profile does not say in which countries we work.", changes[0].Evidence);
            yield break;
        }

        var named = false;
        foreach (var change in changes)
        {
            foreach (var code in profile.Countries.Where(c => Names(change.Before, c) || Names(change.After, c)).Order(StringComparer.Ordinal))
            {
                named = true;
                yield return OfCountry(change, Country.NameOf(code), Names(change.Before, code), Names(change.After, code));
            }
        }

        if (!named)
            yield return new(Level.Low, $"It changes from where the service may be used, and names none of our {Count(profile.Countries.Count, "country", "countries")}: read whether it means one of them.", changes[0].Evidence);
    }

    private static Concern OfCountry(ClauseChange change, string country, bool before, bool after)
    {
        if (change.Reason == CountryList.Gone.Reason)
            return new(Level.High, $"{country} is one of our countries and has left the list.", change.Evidence);

        if (change.Reason == CountryList.Came.Reason)
            return new(Level.None, $"{country} is one of our countries and has come onto the list.", change.Evidence);

        return (Restricts().IsMatch($"{change.Before} {change.After}"), before, after) switch
        {
            (true, false, true) => new(Level.High, $"A sentence that shuts out countries now names {country}, one of ours.", change.Evidence),
            (true, true, false) => new(Level.Low, $"A sentence that shuts out countries no longer names {country}, one of ours.", change.Evidence),
            (false, true, false) => new(Level.High, $"A sentence about countries no longer names {country}, one of ours.", change.Evidence),
            _ => new(Level.Medium, $"A changed sentence about countries names {country}, one of ours.", change.Evidence),
        };
    }

    private IEnumerable<Concern> Competing(List<ClauseChange> changes, string name, ProviderExposure exposure)
    {
        if (changes.Count == 0)
            yield break;

        var evidence = changes.MaxBy(c => c.Level)!.Evidence;
        var touched = exposure.Workloads.Select(w => w.Key is { } key ? _workloads.GetValueOrDefault(key) : null).OfType<WorkloadDraft>().ToList();
        var training = touched.Where(w => w.OutputUses?.Contains(OutputUse.Training) is true).Select(w => w.Name).ToList();
        var evaluation = touched.Where(w => w.OutputUses?.Contains(OutputUse.Evaluation) is true).Select(w => w.Name).Except(training).ToList();
        var undeclared = touched.Where(w => w.OutputUses is null).Select(w => w.Name).ToList();
        if (training.Count > 0)
            yield return new(Level.High, $"The clause on competing models can concern us: outputs become training material in {List(training)}.", evidence);

        if (profile.BuildsModels is true)
            yield return new(training.Count > 0 ? Level.High : Level.Medium, "The clause on competing models can concern us: the organisation profile says that we train models of our own.", evidence);

        if (evaluation.Count > 0)
            yield return new(Level.Low, $"Evaluation can look like competing from outside: {List(evaluation)}.", evidence);

        if (undeclared.Count > 0 || profile.BuildsModels is null)
            yield return new(Level.Unknown, $"Whether the clause on competing models can concern us is not known: {Missing(undeclared)}.", evidence);
        else if (training.Count == 0 && evaluation.Count == 0 && profile.BuildsModels is false)
            yield return new(Level.None, $"By what is declared the clause on competing models does not concern us: no workload at {name} trains or judges models with outputs, and we build none.", evidence);
    }

    private string Missing(List<string> undeclared) => string.Join("; ", new[]
    {
        undeclared.Count > 0 ? $"nobody has declared what becomes of the outputs of {List(undeclared)}" : null,
        profile.BuildsModels is null ? "the organisation profile does not say whether we build models" : null,
    }.OfType<string>());

    private IEnumerable<Concern> Paper(TermsDiff diff, string document, string name, string provider)
    {
        var (persons, business) = (ForPersons().IsMatch(document), ForBusiness().IsMatch(document));
        if (!diff.Material || persons == business)
            yield break;

        ContractKind? kind = profile.Contracts?.TryGetValue(provider, out var found) is true ? found : null;
        yield return (kind, persons) switch
        {
            (null, _) => new(Level.Unknown, $"These are {Of(persons)}; the organisation profile does not say on what paper we use {name}.", null),
            (ContractKind.Api, true) or (ContractKind.Consumer, false) => new(Level.None, $"These are {Of(persons)}; by the organisation profile we use {name} under {Of(!persons)}.", null),
            _ => new(Level.Low, $"These are {Of(persons)}, and by the organisation profile we use {name} under them.", null),
        };
    }

    private static string Of(bool persons) => persons ? "terms for single persons" : "commercial terms";

    private static bool Names(string? text, string code) => text is not null && Regex.IsMatch(
        text, $@"\b{Regex.Escape(Country.NameOf(code))}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static string List(List<string> names) => names.Count <= MostNamed ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more";

    private static string Count(int count, string one, string many) => count == 1 ? $"one {one}" : $"{count} {many}";

    private const int MostNamed = 5;

    [GeneratedRegex(@"\b(not|no longer|prohibit\w*|unsupported|restricted|sanction\w*|embargo\w*|except|unless|ineligible)\b|禁止|不得|受限|制裁", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Restricts();

    [GeneratedRegex(@"\b(consumers?|individuals?|personal|free|plus)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex ForPersons();

    [GeneratedRegex(@"\b(business|commercial|enterprise|api|developers?|customers?|platform|services agreement|data process\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex ForBusiness();
}

/// <summary>One way in which a change can concern us, or why it does not.</summary>
/// <param name="Level">Unknown where somebody would have to say something first.</param>
/// <param name="Evidence">The sentence of the terms; null when it is the whole document.</param>
public sealed record Concern(Level Level, string Text, string? Evidence);
