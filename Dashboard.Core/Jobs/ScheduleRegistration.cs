using Hangfire;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Core.Jobs;

/// <summary>Writes the timetable into the storage before the server that runs it starts.</summary>
internal sealed class ScheduleRegistration(IRecurringJobManager manager, JobStorage storage) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        JobSchedule.Register(manager, storage);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
