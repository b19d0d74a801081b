using Dashboard.Core.Jobs;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Support;

/// <summary>The app with its jobs, but without the timetable: what a person starts runs, and nobody polls the world by itself.</summary>
public sealed class QueuedAppHost : AppHost
{
    protected override void Adjust(IServiceCollection services)
    {
        foreach (var timetable in services.Where(s => s.ImplementationType == typeof(ScheduleRegistration)).ToList())
            services.Remove(timetable);
    }
}
