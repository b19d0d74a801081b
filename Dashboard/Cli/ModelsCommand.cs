using System.CommandLine;
using System.Text.Json;

using Dashboard.Core.AiModels.Catalogues;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;

namespace Dashboard.Cli;

/// <summary><c>models</c>: compare two states of a published catalogue, without a network; ask for newer lists.</summary>
internal static class ModelsCommand
{
    private static readonly (string Name, CatalogueForm Form)[] Forms =
    [
        ("models.dev", CatalogueForm.ModelsDev), ("litellm", CatalogueForm.LiteLlm),
        ("openrouter", CatalogueForm.OpenRouter), ("genai-prices", CatalogueForm.GenAiPrices),
    ];

    public static Command Create(SharedOptions shared) => new("models", "Compare catalogues of models, and keep ours fresh") { Diff(shared), ModelsRefreshCommand.Create(shared) };

    private static Command Diff(SharedOptions shared)
    {
        var old = new Argument<string>("OLD") { Description = "The earlier catalogue, a JSON file" };
        var now = new Argument<string>("NEW") { Description = "The later one" };
        var catalogue = new Option<string?>("--catalogue") { Description = "Whose catalogue it is (default: recognised by its content)" };
        catalogue.AcceptOnlyFromAmong([.. Forms.Select(f => f.Name)]);
        var diff = new Command("diff", "What changed between two states of a catalogue, and what of it deserves an alert") { old, now, catalogue };
        diff.SetAction(async (parsed, ct) =>
        {
            CatalogueForm? form = parsed.GetValue(catalogue) is { } name ? Forms.First(f => f.Name == name).Form : null;
            var known = new ModelCatalogue(CatalogueReader.Embedded);
            StoredEdition.UseIn(known, shared.Folder(parsed));
            bool Aggregates(string id) => known.FindByName(id) is { Aggregates: true };

            var (before, after) = (await ReadAsync(parsed.GetValue(old)!, form, ct), await ReadAsync(parsed.GetValue(now)!, form, ct));
            if (before.Form != after.Form)
                throw new CommandFailedException("The two files are catalogues of different publishers: they do not compare.");

            var changes = CatalogueDiff.Compare(before, after, Aggregates);
            var alerts = CatalogueAlerts.Of(before, after, changes, Aggregates);
            Answer.Write(
                parsed.GetValue(shared.Json),
                new { changes = changes.Select(c => new { type = Snake(c.Type), c.Provider, c.Model, c.Field, c.Before, c.After, c.Confidence }), alerts },
                (_, output) => Print(changes, alerts, output));
            return ExitCode.Done;
        });
        return diff;
    }

    private static async Task<CatalogueSheet> ReadAsync(string path, CatalogueForm? form, CancellationToken ct)
    {
        try
        {
            return CatalogueFile.Read(await File.ReadAllBytesAsync(path, ct), form);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path}: {e.Message}", e);
        }
    }

    private static void Print(IReadOnlyList<CatalogueChange> changes, IReadOnlyList<CatalogueAlert> alerts, TextWriter output)
    {
        foreach (var type in changes.GroupBy(c => c.Type).OrderBy(g => g.Key))
            output.WriteLine($"{Snake(type.Key),-22} {type.Count()}");

        output.WriteLine();
        output.WriteLine(alerts.Count == 0 ? "Nothing deserves an alert." : $"{alerts.Count} alerts:");
        foreach (var alert in alerts)
            output.WriteLine($"  {alert.Summary}");
    }

    private static string Snake(CatalogueChangeType type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());
}
