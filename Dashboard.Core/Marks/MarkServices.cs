using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Marks;

/// <summary>Registers the marks.</summary>
public static class MarkServices
{
    public static IServiceCollection AddMarks(this IServiceCollection services) => services.AddSingleton<SampleMarksQuery>();
}
