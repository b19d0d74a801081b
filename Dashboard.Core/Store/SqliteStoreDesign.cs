using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dashboard.Core.Store;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without starting the app.</summary>
public sealed class SqliteStoreDesign : IDesignTimeDbContextFactory<SqliteStore>
{
    public SqliteStore CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteStore>();
        StoreServices.Use(options, "Data Source=design.db");
        return new SqliteStore(options.Options);
    }
}
