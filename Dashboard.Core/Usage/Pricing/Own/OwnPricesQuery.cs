using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Pricing.Own;

/// <summary>The prices that people set, those that hold first.</summary>
public sealed class OwnPricesQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<IReadOnlyList<OwnPriceRow>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var prices = await store.OwnPrices().AsNoTracking().ToListAsync(ct);
        return [.. prices.OrderBy(p => p.RetiredAt is not null).ThenByDescending(p => p.RetiredAt ?? p.CreatedAt).ThenByDescending(p => p.Id).Select(Row)];
    }

    /// <summary>Null when there is none of this number.</summary>
    public async Task<OwnPriceRow?> FindAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.OwnPrices().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } price ? Row(price) : null;
    }

    private static OwnPriceRow Row(OwnPrice p) => new(p.Id, OwnPriceWriting.Draft(p), p.CreatedAt, p.CreatedBy, p.RetiredAt, p.RetiredBy);
}

/// <summary>A price with who set it and when; retired is null while it holds.</summary>
public sealed record OwnPriceRow(int Id, OwnPriceDraft Price, DateTime CreatedAt, string CreatedBy, DateTime? RetiredAt, string? RetiredBy);
