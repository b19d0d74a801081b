using System.Collections.Immutable;
using System.Text.Json;

using Dashboard.Core.Outbound.GitHub;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Core.Providers.Catalogue.GenAiPrices;
using Dashboard.Core.Providers.Catalogue.Making;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Refresh;

/// <summary>Makes an edition of a price list and of what service tiers and long prompts cost; whoever calls saves.</summary>
internal sealed class EditionMaking(ModelCatalogue catalogue)
{
    private static ILookup<(ProviderKey Host, string Id), TierFact> None { get; } =
        ImmutableArray<((ProviderKey, string) Key, TierFact Fact)>.Empty.ToLookup(f => f.Key, f => f.Fact);

    /// <exception cref="FormatException">It is no such list.</exception>
    public static IReadOnlyList<ListedProvider> Prices(ReadOnlyMemory<byte> json) => GenAiPriceList.Providers(new MemoryStream(json.ToArray()));

    /// <exception cref="FormatException">It is no such list.</exception>
    public ILookup<(ProviderKey Host, string Id), TierFact> Tiers(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var tiers = TierFact.Read(document.RootElement, catalogue.FindByName);
            return tiers.Count > 0 ? tiers : throw new FormatException("It holds no prices.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException("It is no price list of LiteLLM's form.", e);
        }
    }

    /// <summary>A newer price list has come.</summary>
    public async Task<string> OfPricesAsync(DashboardStore store, GitHubFileOutcome.Received received, DateTime now, CancellationToken ct)
    {
        var tiers = await store.CatalogueLists().Where(l => l.Name == CatalogueList.Tiers).Select(l => l.Packed).SingleOrDefaultAsync(ct);
        var version = $"{catalogue.EmbeddedVersion}+{RefreshCatalogue.Short(received.Commit)}";
        return await EditAsync(store, Prices(received.Body), EditionText.Pack(received.Body.Span), tiers is null ? None : Tiers(Bytes(tiers)), received, version, now, ct);
    }

    /// <summary>A newer list of tiers has come: kept for the next edition, and one of its own where it changes something by itself.</summary>
    public async Task<string> OfTiersAsync(DashboardStore store, GitHubFileOutcome.Received received, DateTime now, CancellationToken ct)
    {
        await KeepAsync(store, CatalogueList.Tiers, EditionText.Pack(received.Body.Span), ct);
        // Beside the newest price list, which may wait in an edition that nobody has applied. Without any the prices come next.
        if (await store.CatalogueEditions().AsNoTracking().Where(e => e.Base == catalogue.EmbeddedVersion).OrderByDescending(e => e.Id).Select(e => new { e.Version, e.Listing }).FirstOrDefaultAsync(ct) is not { } newest)
            return "";

        var version = $"{newest.Version.Split('.')[0]}.{RefreshCatalogue.Short(received.Commit)}";
        return await EditAsync(store, Read(newest.Listing), newest.Listing, Tiers(received.Body), received, version, now, ct);
    }

    private async Task<string> EditAsync(
        DashboardStore store, IReadOnlyList<ListedProvider> listed, byte[] listing, ILookup<(ProviderKey Host, string Id), TierFact> tiers, GitHubFileOutcome.Received received, string version, DateTime now,
        CancellationToken ct)
    {
        var last = await store.CatalogueEditions().AsNoTracking().Where(e => e.AppliedAt != null && e.Base == catalogue.EmbeddedVersion)
            .OrderByDescending(e => e.Id).Select(e => new { e.Listing }).FirstOrDefaultAsync(ct);
        var used = await store.CatalogueLists().Where(l => l.Name == CatalogueList.TiersInUse).Select(l => l.Packed).SingleOrDefaultAsync(ct);
        var result = PriceUpdate.Apply(
            catalogue.Data, last is null ? null : Read(last.Listing), listed, used is null ? null : Tiers(Bytes(used)), tiers, DateOnly.FromDateTime(received.CommittedAt), version);

        // One edition waits at a time; the newest knows all that the ones before it knew.
        await store.CatalogueEditions().Where(e => e.AppliedAt == null).ExecuteDeleteAsync(ct);
        // The first list is where comparing begins: it is kept even when it changes nothing.
        var quiet = result is { Changed: 0, Added: 0 };
        if (quiet && last is not null)
            return "No price changed.";

        store.CatalogueEditions().Add(new CatalogueEdition
        {
            Base = catalogue.EmbeddedVersion,
            Version = version,
            Commit = received.Commit,
            CommittedAt = received.CommittedAt,
            MadeAt = now,
            Changed = result.Changed,
            Added = result.Added,
            Packed = EditionText.Pack(result.Data),
            Listing = listing,
        });
        return $"{result.Changed} prices changed, {result.Added} offerings are new.";
    }

    private static async Task KeepAsync(DashboardStore store, string name, byte[] packed, CancellationToken ct)
    {
        await store.CatalogueLists().Where(l => l.Name == name).ExecuteDeleteAsync(ct);
        store.CatalogueLists().Add(new CatalogueList { Name = name, Packed = packed });
    }

    private static IReadOnlyList<ListedProvider> Read(byte[] packed) => GenAiPriceList.Providers(EditionText.Unpack(packed));

    private static byte[] Bytes(byte[] packed)
    {
        using var bytes = new MemoryStream();
        using var unpacked = EditionText.Unpack(packed);
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
