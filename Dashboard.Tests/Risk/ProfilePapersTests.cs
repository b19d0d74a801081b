using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk;
using Dashboard.Core.Workloads.Profile;

namespace Dashboard.Tests.Risk;

public sealed class ProfilePapersTests
{
    private static readonly ModelCatalogue Catalogue = new(CatalogueReader.Embedded());

    [Theory]
    [InlineData("aws")]
    [InlineData("amazon")]
    [InlineData("bedrock")]
    [InlineData("amazon-bedrock")]
    public void Amazons_contract_counts_by_every_word_for_it(string written)
    {
        var papers = ProfilePapers.ByEveryName(new(Contracts: new Dictionary<string, ContractKind> { [written] = ContractKind.Api }), Catalogue).Contracts!;

        Assert.Equal([ContractKind.Api, ContractKind.Api, ContractKind.Api], [papers[written], papers["amazon"], papers["amazon-bedrock"]]);
    }

    [Fact]
    public void Two_doors_of_one_house_keep_their_own_papers_and_what_was_written_wins()
    {
        var papers = ProfilePapers.ByEveryName(
            new(Contracts: new Dictionary<string, ContractKind> { ["vertex"] = ContractKind.Api, ["aws"] = ContractKind.Api, ["amazon"] = ContractKind.Consumer, ["nobody-knows"] = ContractKind.Both }), Catalogue).Contracts!;

        Assert.Equal((ContractKind.Api, ContractKind.Consumer, false), (papers["google-vertex"], papers["amazon"], papers.ContainsKey("google")));
        Assert.Null(ProfilePapers.ByEveryName(new(), Catalogue).Contracts);
    }
}
