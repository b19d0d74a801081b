using Bunit;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

using MudBlazor.Services;

namespace Dashboard.Tests.Kit;

/// <summary>Renders one component of the Kit; the time is 23 Nov 2026, 14:05 UTC.</summary>
public abstract class KitTest : BunitContext
{
    protected KitTest()
    {
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Time);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 14, 5, 0, TimeSpan.Zero));
}
