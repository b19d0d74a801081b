using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Import;

/// <summary>The tables of imports.</summary>
public static class ImportTables
{
    public static DbSet<ImportRecord> Imports(this DashboardStore store) => store.Set<ImportRecord>();

    public static DbSet<ImportFault> ImportFaults(this DashboardStore store) => store.Set<ImportFault>();

    public static DbSet<RememberedFile> RememberedFiles(this DashboardStore store) => store.Set<RememberedFile>();
}

internal sealed class ImportTable : IEntityTypeConfiguration<ImportRecord>
{
    public void Configure(EntityTypeBuilder<ImportRecord> builder)
    {
        builder.ToTable("Imports");
        builder.HasIndex(i => i.State);
        builder.HasIndex(i => i.File);
    }
}

internal sealed class ImportFaultTable : IEntityTypeConfiguration<ImportFault>
{
    public void Configure(EntityTypeBuilder<ImportFault> builder) =>
        builder.ToTable("ImportFaults").HasKey(f => new { f.ImportId, f.Number });
}

internal sealed class RememberedFileTable : IEntityTypeConfiguration<RememberedFile>
{
    public void Configure(EntityTypeBuilder<RememberedFile> builder) =>
        builder.ToTable("RememberedFiles").HasKey(f => new { f.Path, f.Connection });
}
