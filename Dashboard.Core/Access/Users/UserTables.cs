using Dashboard.Core.Store;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Access.Users;

/// <summary>The tables of people and roles.</summary>
public static class UserTables
{
    public static DbSet<Person> People(this DashboardStore store) => store.Set<Person>();
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(p => p.UserName).HasMaxLength(256);
        builder.Property(p => p.NormalizedUserName).HasMaxLength(256);
        builder.Property(p => p.Email).HasMaxLength(256);
        builder.Property(p => p.NormalizedEmail).HasMaxLength(256);
        builder.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(p => p.NormalizedUserName).IsUnique();
        builder.HasIndex(p => p.NormalizedEmail);
        builder.HasMany<IdentityUserRole<string>>().WithOne().HasForeignKey(r => r.UserId);
        builder.HasMany<IdentityUserClaim<string>>().WithOne().HasForeignKey(c => c.UserId);
        builder.HasMany<IdentityUserLogin<string>>().WithOne().HasForeignKey(l => l.UserId);
        builder.HasMany<IdentityUserToken<string>>().WithOne().HasForeignKey(t => t.UserId);
    }
}

internal sealed class RoleTable : IEntityTypeConfiguration<IdentityRole>
{
    public void Configure(EntityTypeBuilder<IdentityRole> builder)
    {
        builder.ToTable("Roles");
        builder.Property(r => r.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(r => r.NormalizedName).IsUnique();
        builder.HasMany<IdentityUserRole<string>>().WithOne().HasForeignKey(r => r.RoleId);
        builder.HasMany<IdentityRoleClaim<string>>().WithOne().HasForeignKey(c => c.RoleId);
    }
}

internal sealed class PersonRoleTable : IEntityTypeConfiguration<IdentityUserRole<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserRole<string>> builder) =>
        builder.ToTable("PersonRoles").HasKey(r => new { r.UserId, r.RoleId });
}

internal sealed class PersonClaimTable : IEntityTypeConfiguration<IdentityUserClaim<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<string>> builder) => builder.ToTable("PersonClaims").HasKey(c => c.Id);
}

internal sealed class PersonLoginTable : IEntityTypeConfiguration<IdentityUserLogin<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> builder) =>
        builder.ToTable("PersonLogins").HasKey(l => new { l.LoginProvider, l.ProviderKey });
}

internal sealed class PersonTokenTable : IEntityTypeConfiguration<IdentityUserToken<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> builder) =>
        builder.ToTable("PersonTokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
}

internal sealed class RoleClaimTable : IEntityTypeConfiguration<IdentityRoleClaim<string>>
{
    public void Configure(EntityTypeBuilder<IdentityRoleClaim<string>> builder) => builder.ToTable("RoleClaims").HasKey(c => c.Id);
}
