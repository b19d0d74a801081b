using Dashboard.Core.Providers;
using Dashboard.Core.Store;
using Dashboard.Core.Workloads;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Usage.Proof;

/// <summary>The usage room over a store of its own, without the rest of the house.</summary>
internal static class ProofHouse
{
    public static async Task<ServiceProvider> OpenAsync(string folder, TimeProvider time, CancellationToken ct)
    {
        var house = new ServiceCollection().AddLogging().AddSingleton(time).AddStore(new DataFolder(folder)).AddProviders().AddWorkloads().AddUsage().BuildServiceProvider();
        await house.GetRequiredService<StoreOpening>().OpenAsync(ct);
        return house;
    }
}
