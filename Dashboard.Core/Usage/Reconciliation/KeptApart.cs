using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>Somebody said that two connections see different traffic, although it looks alike.</summary>
public sealed class KeptApart
{
    public int FirstId { get; set; }

    /// <summary>Always the higher of the two.</summary>
    public int SecondId { get; set; }

    public required string Who { get; set; }

    public DateTime At { get; set; }
}

/// <summary>The table of connections that were kept apart.</summary>
public static class KeptApartTables
{
    public static DbSet<KeptApart> KeptApart(this DashboardStore store) => store.Set<KeptApart>();
}

internal sealed class KeptApartTable : IEntityTypeConfiguration<KeptApart>
{
    public void Configure(EntityTypeBuilder<KeptApart> builder)
    {
        builder.ToTable("KeptApart").HasKey(k => new { k.FirstId, k.SecondId });
        builder.Property(k => k.Who).HasMaxLength(256);
    }
}
