using System.CommandLine;
using System.Text;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Core.Risk.Findings;
using Dashboard.Core.Routing.Import;

namespace Dashboard.Cli;

/// <summary><c>routes check FILE</c>: what a router's configuration does when a provider is gone. Nothing is stored.</summary>
internal static class RoutesCommand
{
    public static Command Create(SharedOptions shared) => new("routes", "Read routers' configurations") { Check(shared) };

    private static Command Check(SharedOptions shared)
    {
        var file = new Argument<string>("FILE") { Description = "A configuration of OpenClaw, LiteLLM, Portkey, OpenRouter, Vercel, Cloudflare, Bifrost or TensorZero; - for standard input" };
        var tool = new Option<string>("--tool") { Description = "Whose configuration it is (default: auto)", HelpName = "NAME", DefaultValueFactory = _ => "auto" };
        var names = new RouterImport(new ModelCatalogue(CatalogueReader.Embedded)).Tools;
        tool.AcceptOnlyFromAmong(["auto", .. names]);
        var check = new Command("check", "Read one configuration and say what is wrong with it") { file, tool };
        check.SetAction(async (parsed, ct) =>
        {
            using var host = CommandServices.Build(shared, parsed);
            StoredEdition.UseIn(host.Services.GetRequiredService<ModelCatalogue>(), shared.Folder(parsed));
            var path = parsed.GetValue(file)!;
            var text = Encoding.UTF8.GetString(await TermsFiles.BytesAsync(path, ct));
            var today = DateOnly.FromDateTime(host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            var reading = host.Services.GetRequiredService<RouterImport>().Read(text, parsed.GetValue(tool) is "auto" ? null : parsed.GetValue(tool), path, today);
            Answer.Write(parsed.GetValue(shared.Json), Shape(reading), (_, output) => Print(reading, output));
            return reading.Refused ? ExitCode.Failed : ExitCode.Done;
        });
        return check;
    }

    private static object Shape(RouterReading reading) => new
    {
        reading.Tool,
        Routes = reading.Routes.Select(r => new
        {
            r.Name,
            r.Primary,
            r.Fallbacks,
            r.Strict,
            Findings = r.Findings.Select(f => new { f.Code, f.Message, f.Level, Frameworks = FrameworkLabels.Of(f.Code) }),
            r.Aliases,
        }),
        reading.Dropped,
        reading.Notes,
        reading.Errors,
    };

    private static void Print(RouterReading reading, TextWriter output)
    {
        foreach (var error in reading.Errors)
            output.WriteLine(error.Line is { } line ? $"Line {line}: {error.Message}" : error.Message);

        foreach (var route in reading.Routes)
        {
            output.WriteLine($"{route.Name}{(route.Strict ? " (closed)" : "")}: {Say(route.Primary)}{(route.Fallbacks.Count > 0 ? $", then {string.Join(", then ", route.Fallbacks)}" : "")}");
            foreach (var finding in route.Findings)
                output.WriteLine($"  [{finding.Level}] {finding.Message}");
        }

        foreach (var note in reading.Notes)
            output.WriteLine(note);

        if (reading.Dropped.Count > 0)
            output.WriteLine($"Keys and passwords are not read: {string.Join(", ", reading.Dropped)}");
    }

    private static string Say(IReadOnlyList<string> primary) => primary.Count == 0 ? "nothing" : string.Join(" or ", primary);
}
