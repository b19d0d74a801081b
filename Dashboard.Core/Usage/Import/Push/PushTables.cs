using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Import.Push;

/// <summary>The table of receipts.</summary>
public static class PushTables
{
    public static DbSet<PushReceipt> PushReceipts(this DashboardStore store) => store.Set<PushReceipt>();
}

internal sealed class PushReceiptTable : IEntityTypeConfiguration<PushReceipt>
{
    public void Configure(EntityTypeBuilder<PushReceipt> builder)
    {
        builder.ToTable("PushReceipts");
        builder.Property(r => r.Key).HasMaxLength(PushUsage.LongestKey);
        builder.HasIndex(r => new { r.TokenId, r.Key }).IsUnique();
        builder.HasIndex(r => r.At);
    }
}
