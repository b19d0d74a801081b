using Dashboard.Core.Store;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>The tables of budgets.</summary>
public static class BudgetTables
{
    public static DbSet<Budget> Budgets(this DashboardStore store) => store.Set<Budget>();

    public static DbSet<BudgetChange> BudgetChanges(this DashboardStore store) => store.Set<BudgetChange>();

    public static DbSet<BudgetCrossing> BudgetCrossings(this DashboardStore store) => store.Set<BudgetCrossing>();
}

internal sealed class BudgetTable : IEntityTypeConfiguration<Budget>
{
    public void Configure(EntityTypeBuilder<Budget> builder)
    {
        builder.ToTable("Budgets").HasKey(b => b.Key);
        builder.Property(b => b.Key).HasMaxLength(WorkloadKey.MaxLength);
        builder.Property(b => b.Name).HasMaxLength(BudgetDraft.MaxText);
        builder.Property(b => b.Scope).HasConversion<string>().HasMaxLength(16);
        builder.Property(b => b.Of).HasMaxLength(BudgetDraft.MaxText);
        builder.Property(b => b.Cycle).HasConversion<string>().HasMaxLength(16);
        builder.Property(b => b.Currency).HasMaxLength(3);
        builder.Property(b => b.AlertAt).HasMaxLength(64);
    }
}

internal sealed class BudgetChangeTable : IEntityTypeConfiguration<BudgetChange>
{
    public void Configure(EntityTypeBuilder<BudgetChange> builder)
    {
        builder.ToTable("BudgetChanges");
        builder.Property(c => c.BudgetKey).HasMaxLength(WorkloadKey.MaxLength);
        builder.Property(c => c.Name).HasMaxLength(BudgetDraft.MaxText);
        builder.Property(c => c.Change).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.By).HasMaxLength(256);
        builder.Property(c => c.Currency).HasMaxLength(3);
        builder.HasIndex(c => new { c.BudgetKey, c.At });
    }
}

internal sealed class BudgetCrossingTable : IEntityTypeConfiguration<BudgetCrossing>
{
    // The key is what makes a threshold told once, whoever looks at the same time.
    public void Configure(EntityTypeBuilder<BudgetCrossing> builder)
    {
        builder.ToTable("BudgetCrossings").HasKey(c => new { c.BudgetKey, c.Revision, c.From, c.Percent });
        builder.Property(c => c.BudgetKey).HasMaxLength(WorkloadKey.MaxLength);
    }
}
