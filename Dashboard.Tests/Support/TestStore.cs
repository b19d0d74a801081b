using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Support;

/// <summary>A real SQLite database in a folder of its own, gone when the test is.</summary>
public sealed class TestStore : IDbContextFactory<DashboardStore>, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ServiceProvider _services;

    public TestStore(Action<IServiceCollection>? add = null)
    {
        Folder = new DataFolder(_folder.Path);
        Folder.Prepare();
        var services = new ServiceCollection().AddLogging().AddStore(Folder);
        add?.Invoke(services);
        _services = services.BuildServiceProvider();

        using var store = CreateDbContext();
        // Faster than replaying migrations; StartupTests prove that both give the same tables.
        store.Database.EnsureCreated();
        store.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL;");
    }

    public DataFolder Folder { get; }

    /// <summary>What <c>add</c> registered, with the store beside it.</summary>
    public IServiceProvider Services => _services;

    public DashboardStore CreateDbContext() => _services.GetRequiredService<IDbContextFactory<DashboardStore>>().CreateDbContext();

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
