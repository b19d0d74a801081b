using System.CommandLine;
using System.Globalization;

using Dashboard.Core.Samples;

namespace Dashboard.Cli;

/// <summary><c>sample load|remove</c>: the sample workspace without the web server.</summary>
internal static class SampleCommand
{
    public static Command Create(SharedOptions shared)
    {
        var load = new Command("load", "Load eighteen months of made-up usage, terms, models, workloads and routes, marked SAMPLE; twice changes nothing");
        load.SetAction((parsed, ct) => RunAsync(shared, parsed, (workspace, stop) => workspace.LoadAsync(stop), ct));
        var remove = new Command("remove", "Remove the sample workspace and nothing else");
        remove.SetAction((parsed, ct) => RunAsync(shared, parsed, (workspace, stop) => workspace.RemoveAsync(stop), ct));
        return new Command("sample", "The sample workspace: something to look at before your own data is here") { load, remove };
    }

    private static async Task<int> RunAsync(SharedOptions shared, ParseResult parsed, Func<SampleWorkspace, CancellationToken, Task<SampleOutcome>> work, CancellationToken ct)
    {
        using var host = await CommandServices.OpenAsync(shared, parsed, ct);
        SampleOutcome outcome;
        try
        {
            outcome = await work(host.Services.GetRequiredService<SampleWorkspace>(), ct);
        }
        catch (SampleRefusedException e)
        {
            throw new CommandFailedException(e.Message, e);
        }

        Answer.Write(
            parsed.GetValue(shared.Json),
            new { Loaded = outcome.Day is not null, outcome.Day, outcome.Changed, outcome.Rows, Seconds = Math.Round(outcome.Seconds, 2) },
            (_, output) => output.WriteLine(Text(outcome)));
        return ExitCode.Done;
    }

    private static string Text(SampleOutcome outcome) => outcome switch
    {
        { Day: { } day, Changed: false } => string.Create(CultureInfo.InvariantCulture, $"The sample workspace of {day:d MMM yyyy} is there already: nothing changed."),
        { Day: { } day } => string.Create(CultureInfo.InvariantCulture, $"Loaded the sample workspace, {outcome.Rows:#,0} rows of usage up to {day:d MMM yyyy}, in {outcome.Seconds:0.0} s. Every page is marked SAMPLE; \"sample remove\" takes all of it away."),
        { Changed: true } => string.Create(CultureInfo.InvariantCulture, $"Removed the sample workspace, {outcome.Rows:#,0} rows of usage, in {outcome.Seconds:0.0} s. Your own data was not touched."),
        _ => "There is no sample workspace: nothing changed.",
    };
}
