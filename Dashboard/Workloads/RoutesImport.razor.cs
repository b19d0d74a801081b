using System.Text;

using Dashboard.Core.Routing.Import;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Dashboard.Workloads;

/// <summary>Reads a router's configuration for one workload.</summary>
public sealed partial class RoutesImport(RouterImport import, ReportingDayQuery days, WorkloadWrites writes) : ComponentBase
{
    // A circuit takes messages of 32 KB; a file comes in pieces.
    private const int MostPasted = 20_000;
    private const int MostBytes = 8 * 1024 * 1024;
    private const int MostShown = 50;

    private readonly string _id = $"router-{Guid.NewGuid():N}";
    private readonly HashSet<ImportedRoute> _chosen = [];
    private RouterReading? _reading;
    private string? _text;
    private string? _problem;
    private string? _from;

    [Parameter, EditorRequired]
    public required string Workload { get; set; }

    /// <summary>Names of the routes that it has.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Taken { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Saved { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Cancelled { get; set; }

    private Task ReadAsync()
    {
        if (!string.IsNullOrWhiteSpace(_text))
            return ReadAsync(_text, null);

        _problem = "There is nothing to read yet: paste a configuration, or choose a file.";
        return Task.CompletedTask;
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs change)
    {
        if (change.File.Size > MostBytes)
        {
            _problem = "The file has more than 8 MB; no router is configured by so much.";
            return;
        }

        using var reader = new StreamReader(change.File.OpenReadStream(MostBytes), Encoding.UTF8);
        await ReadAsync(await reader.ReadToEndAsync(), change.File.Name);
    }

    private async Task ReadAsync(string text, string? file)
    {
        _problem = null;
        _from = file is null ? "a pasted configuration" : $"the file {(file.Length > 200 ? file[..200] : file)}";
        _reading = import.Read(text, null, file, (await days.TodayAsync(CancellationToken.None)).Today);
        // Read once, forgotten at once: it may hold keys.
        _text = null;
        _chosen.Clear();
        if (_reading.Routes is [{ Primary.Count: > 0 } only])
            _chosen.Add(only);
    }

    private void Toggle(ImportedRoute route)
    {
        if (!_chosen.Remove(route))
            _chosen.Add(route);
    }

    private async Task TakeAsync()
    {
        foreach (var draft in _reading!.Routes.Where(_chosen.Contains).SelectMany(r => r.Drafts(Workload)))
        {
            if (await writes.SaveAsync(draft, isNew: false, [], _from, CancellationToken.None) is SaveOutcome.Refused { Problems: [var first, ..] })
            {
                _problem = $"{draft.Name}: {first.Message}";
                return;
            }
        }

        await Saved.InvokeAsync();
    }

    private static string Say(ImportedRoute route) => route.Primary.Count == 0
        ? "no primary"
        : string.Join(" or ", route.Primary) + string.Concat(route.Fallbacks.Select(f => $", then {f}"));
}
