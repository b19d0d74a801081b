using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Risk.Snapshots;
using Dashboard.Core.Store;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Risk;

/// <summary>The tables of this room: its policy, saved scenarios, scores of past days.</summary>
public static class RiskTables
{
    public static DbSet<ConcentrationLimit> ConcentrationLimits(this DashboardStore store) => store.Set<ConcentrationLimit>();

    public static DbSet<ScoreWeight> ScoreWeights(this DashboardStore store) => store.Set<ScoreWeight>();

    public static DbSet<SavedScenario> SavedScenarios(this DashboardStore store) => store.Set<SavedScenario>();

    public static DbSet<RiskSnapshot> RiskSnapshots(this DashboardStore store) => store.Set<RiskSnapshot>();
}

internal sealed class ConcentrationLimitTable : IEntityTypeConfiguration<ConcentrationLimit>
{
    public void Configure(EntityTypeBuilder<ConcentrationLimit> builder)
    {
        builder.ToTable("ConcentrationLimits").HasKey(l => l.Key);
        builder.Property(l => l.Key).HasConversion<string>().HasMaxLength(16);
    }
}

internal sealed class ScoreWeightTable : IEntityTypeConfiguration<ScoreWeight>
{
    public void Configure(EntityTypeBuilder<ScoreWeight> builder)
    {
        builder.ToTable("ScoreWeights").HasKey(w => w.Factor);
        builder.Property(w => w.Factor).HasMaxLength(32);
    }
}

internal sealed class SavedScenarioTable : IEntityTypeConfiguration<SavedScenario>
{
    public void Configure(EntityTypeBuilder<SavedScenario> builder)
    {
        builder.ToTable("SavedScenarios");
        builder.Property(s => s.Name).HasMaxLength(SavedScenario.MaxName);
        builder.Property(s => s.Off).HasMaxLength(SavedScenario.MaxText);
        builder.Property(s => s.Prices).HasMaxLength(SavedScenario.MaxText);
        builder.Property(s => s.SavedBy).HasMaxLength(SavedScenario.MaxName);
        builder.HasIndex(s => s.Name).IsUnique();
    }
}

internal sealed class RiskSnapshotTable : IEntityTypeConfiguration<RiskSnapshot>
{
    public void Configure(EntityTypeBuilder<RiskSnapshot> builder)
    {
        builder.ToTable("RiskSnapshots").HasKey(s => new { s.Day, s.WorkloadKey });
        builder.Property(s => s.WorkloadKey).HasMaxLength(WorkloadKey.MaxLength);
        builder.Property(s => s.SingleProvider).HasConversion<string>().HasMaxLength(16);
        builder.HasOne<Workload>().WithMany().HasForeignKey(s => s.WorkloadKey).OnDelete(DeleteBehavior.Cascade);
    }
}
