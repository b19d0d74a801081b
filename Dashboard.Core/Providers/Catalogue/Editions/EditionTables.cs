using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Providers.Catalogue.Editions;

/// <summary>The table of editions.</summary>
public static class EditionTables
{
    public const string Name = "CatalogueEditions";

    public static DbSet<CatalogueEdition> CatalogueEditions(this DashboardStore store) => store.Set<CatalogueEdition>();

    public static DbSet<CatalogueList> CatalogueLists(this DashboardStore store) => store.Set<CatalogueList>();
}

internal sealed class CatalogueEditionTable : IEntityTypeConfiguration<CatalogueEdition>
{
    public void Configure(EntityTypeBuilder<CatalogueEdition> builder)
    {
        builder.ToTable(EditionTables.Name);
        builder.Property(e => e.Base).HasMaxLength(CatalogueEdition.LongestName);
        builder.Property(e => e.Version).HasMaxLength(CatalogueEdition.LongestName);
        builder.Property(e => e.Commit).HasMaxLength(CatalogueEdition.LongestName);
        builder.Property(e => e.AppliedBy).HasMaxLength(256);
        builder.HasIndex(e => e.AppliedAt);
    }
}

internal sealed class CatalogueListTable : IEntityTypeConfiguration<CatalogueList>
{
    public void Configure(EntityTypeBuilder<CatalogueList> builder)
    {
        builder.ToTable("CatalogueLists");
        builder.Property(l => l.Name).HasMaxLength(32);
        builder.HasIndex(l => l.Name).IsUnique();
    }
}
