using Dashboard.Core.Units;
using Dashboard.Core.Workloads.Profile;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Workloads.Profile;

public sealed class SaveProfileTests : IDisposable
{
    private static readonly OrganisationProfile Ours = new(
        ["germany", "FR", "DE"], ["Côte d'Ivoire", "uk"], [new("Example Holding", "United States")], false,
        new Dictionary<string, ContractKind> { ["openai"] = ContractKind.Api, ["anthropic"] = ContractKind.Both });

    private readonly TestStore _store = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task What_nobody_has_said_is_unknown_and_not_none()
    {
        var unknown = await ReadAsync();
        await SaveAsync(new(OperatesIn: []));

        Assert.Equal((null, null, null, null, null), (unknown.OperatesIn, unknown.Serves, unknown.Affiliates, unknown.BuildsModels, unknown.Contracts));
        Assert.Empty((await ReadAsync()).OperatesIn!);
        Assert.Null((await ReadAsync()).Serves);
    }

    [Fact]
    public async Task Countries_are_known_by_name_or_letters_and_the_same_said_twice_changes_nothing()
    {
        var first = await SaveAsync(Ours);
        var read = await ReadAsync();
        var again = await SaveAsync(read);

        Assert.Equal(Change.Created, Assert.IsType<SaveOutcome.Saved>(first).Change);
        Assert.Equal(Change.Unchanged, Assert.IsType<SaveOutcome.Saved>(again).Change);
        Assert.Equal(["DE", "FR"], read.OperatesIn);
        Assert.Equal(["CI", "GB"], read.Serves);
        Assert.Equal([new Affiliate("Example Holding", "US")], read.Affiliates);
        Assert.Equal(["CI", "DE", "FR", "GB", "US"], read.Countries.Order(StringComparer.Ordinal));
        Assert.Equal((ContractKind.Both, false), (read.Contracts!["anthropic"], read.BuildsModels));
    }

    [Fact]
    public async Task What_is_no_country_is_said_with_its_place_and_nothing_is_written()
    {
        var refused = Assert.IsType<SaveOutcome.Refused>(await SaveAsync(new(["DE", "Atlantis"], Affiliates: [new(" ", "Mars")])));

        Assert.Equal(["operatesIn[1]", "affiliates[0].name", "affiliates[0].country"], refused.Problems.Select(p => p.Path));
        Assert.Null((await ReadAsync()).OperatesIn);
    }

    [Fact]
    public void Every_country_has_two_letters_and_a_name_of_its_own()
    {
        Assert.Equal(249, Country.All.Count);
        Assert.Equal(249, Country.All.Select(Country.NameOf).Distinct().Count());
        Assert.All(Country.All, c => Assert.Equal(c, Country.Find(Country.NameOf(c).ToUpperInvariant())));
    }

    private Task<SaveOutcome> SaveAsync(OrganisationProfile profile) => new SaveProfile(_store, TimeProvider.System).RunAsync(profile, "ana", Ct);

    private Task<OrganisationProfile> ReadAsync() => new ProfileQuery(_store).ReadAsync(Ct);
}
