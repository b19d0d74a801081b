using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Access.Tokens;

/// <summary>The table of tokens.</summary>
public static class TokenTables
{
    public static DbSet<ApiToken> ApiTokens(this DashboardStore store) => store.Set<ApiToken>();
}

internal sealed class ApiTokenTable : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("ApiTokens");
        builder.Property(t => t.Name).HasMaxLength(AddToken.LongestName);
        builder.HasIndex(t => t.Hash).IsUnique();
        // The names of revoked tokens are free again.
        builder.HasIndex(t => t.Name).IsUnique().HasFilter("RevokedAt IS NULL");
    }
}
