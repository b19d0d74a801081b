using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Providers.Catalogue.Editions;

/// <summary>Keeps the newest applied edition in use, whichever process applied it.</summary>
public sealed class CurrentCatalogue(ModelCatalogue catalogue)
{
    private int _used;

    /// <summary>Asks for one number, and for the edition only when it is another than the last time.</summary>
    public async Task EnsureAsync(DashboardStore store, CancellationToken ct)
    {
        var last = await store.CatalogueEditions().Where(e => e.AppliedAt != null).OrderByDescending(e => e.Id).Select(e => new { e.Id, e.Base }).FirstOrDefaultAsync(ct);
        // A newer product knows more than an edition made of an older one.
        var wanted = last is not null && last.Base == catalogue.EmbeddedVersion ? last.Id : 0;
        if (wanted == Volatile.Read(ref _used))
            return;

        if (wanted == 0)
        {
            catalogue.Use(null);
        }
        else
        {
            var packed = await store.CatalogueEditions().Where(e => e.Id == wanted).Select(e => e.Packed).SingleAsync(ct);
            catalogue.Use(EditionText.Read(packed));
        }

        Volatile.Write(ref _used, wanted);
    }
}
