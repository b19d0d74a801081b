using System.CommandLine;

using Dashboard.Core.Store;

namespace Dashboard.Cli;

/// <summary><c>doctor</c>: looks at the installation and says, line by line, what is well and what is not.</summary>
internal static class DoctorCommand
{
    public static Command Create(SharedOptions shared)
    {
        var doctor = new Command("doctor", "Check the data folder, the databases and the settings");
        doctor.SetAction(async (parsed, ct) =>
        {
            using var host = CommandServices.Build(shared, parsed);
            var checks = await host.Services.GetRequiredService<StoreCheckup>().RunAsync(ct);
            var healthy = checks.All(c => c.Ok);
            Answer.Write(parsed.GetValue(shared.Json), new { healthy, checks }, (answer, output) =>
            {
                foreach (var check in answer.checks)
                    output.WriteLine($"{(check.Ok ? "ok  " : "FAIL")}  {check.Name}: {check.Message}");
            });
            return healthy ? ExitCode.Done : ExitCode.Failed;
        });
        return doctor;
    }
}
