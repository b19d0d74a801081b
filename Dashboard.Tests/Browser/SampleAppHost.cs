using Dashboard.Core.Samples;
using Dashboard.Tests.Support;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Browser;

/// <summary>The app with the sample workspace in it; nothing polls by itself.</summary>
public sealed class SampleAppHost : AppHost, IAsyncLifetime
{
    protected override IEnumerable<string> Settings => ["--Jobs:Run=false"];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Services.GetRequiredService<SampleWorkspace>().LoadAsync(TestContext.Current.CancellationToken);
    }
}
