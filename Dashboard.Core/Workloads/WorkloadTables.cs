using Dashboard.Core.Store;
using Dashboard.Core.Workloads.Profile;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Workloads;

/// <summary>The tables of workloads and their rules.</summary>
public static class WorkloadTables
{
    public static DbSet<Workload> Workloads(this DashboardStore store) => store.Set<Workload>();

    public static DbSet<ProfileRow> Profiles(this DashboardStore store) => store.Set<ProfileRow>();

    public static DbSet<AttributionRule> AttributionRules(this DashboardStore store) => store.Set<AttributionRule>();
}

internal sealed class WorkloadTable : IEntityTypeConfiguration<Workload>
{
    public void Configure(EntityTypeBuilder<Workload> builder)
    {
        builder.ToTable("Workloads").HasKey(w => w.Key);
        builder.Property(w => w.Key).HasMaxLength(WorkloadKey.MaxLength);
        builder.Property(w => w.Name).HasMaxLength(WorkloadDraft.MaxText);
        builder.Property(w => w.Owner).HasMaxLength(WorkloadDraft.MaxText);
        builder.Property(w => w.Criticality).HasConversion<string>().HasMaxLength(16);
        builder.Property(w => w.AllowedBlocs).HasMaxLength(64);
        builder.Property(w => w.OutputUses).HasMaxLength(64);
    }
}

internal sealed class ProfileTable : IEntityTypeConfiguration<ProfileRow>
{
    public void Configure(EntityTypeBuilder<ProfileRow> builder)
    {
        builder.ToTable("OrganisationProfiles");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.ChangedBy).HasMaxLength(OrganisationProfile.MaxText);
    }
}

internal sealed class AttributionRuleTable : IEntityTypeConfiguration<AttributionRule>
{
    public void Configure(EntityTypeBuilder<AttributionRule> builder)
    {
        builder.ToTable("AttributionRules");
        builder.Property(r => r.WorkloadKey).HasMaxLength(WorkloadKey.MaxLength);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(r => r.Pattern).HasMaxLength(WorkloadDraft.MaxText);
        builder.HasOne<Workload>().WithMany(w => w.Rules).HasForeignKey(r => r.WorkloadKey).OnDelete(DeleteBehavior.Cascade);
    }
}
