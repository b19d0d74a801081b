using System.CommandLine;
using System.Globalization;

using Dashboard.Core.Store;

namespace Dashboard.Cli;

/// <summary>The one executable: no command means serve. Exit codes: 0 done, 1 failed, 2 wrong use.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        // Numbers and dates on the command line look the same on every machine.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        var (settings, rest) = SettingArguments.Split(args);
        var parsed = Commands(settings).Parse(rest);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);

            await Console.Error.WriteLineAsync("Add --help to see what is possible.");
            return ExitCode.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
            });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is StoreProblemException or CommandFailedException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }

    internal static RootCommand Commands(string[] settings)
    {
        var shared = new SharedOptions(settings);
        var root = new RootCommand("AI Usage & Provider Risk Dashboard: what we spend and on whom, what changes under our feet, what breaks if a provider is gone.")
        {
            shared.Data,
            shared.Json,
            shared.Environment,
            ApplyCommand.Create(shared),
            CostCommand.Create(shared),
            DoctorCommand.Create(shared),
            ExportCommand.Create(shared),
            ImportCommand.Create(shared),
            ReportCommand.Create(shared),
            SampleCommand.Create(shared),
            SpendCommand.Create(shared),
            UserCommand.Create(shared),
            TokenCommand.Create(shared),
            BenchCommand.Create(shared),
            TermsCommand.Create(shared),
            ModelsCommand.Create(shared),
            PollCommand.Create(shared),
            RiskCommand.Create(shared),
            RoutesCommand.Create(shared),
            PricesCommand.Create(shared),
            RatesCommand.Create(shared),
            SettingsCommand.Create(shared),
        };
        ServeCommand.AddTo(root, shared);
        return root;
    }
}
