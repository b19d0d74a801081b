using System.CommandLine;
using System.Globalization;
using System.Text.Json;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Classify.Evaluation;

namespace Dashboard.Cli;

/// <summary><c>terms evaluate</c>: the classifier against pairs that people have read.</summary>
internal static class TermsEvaluateCommand
{
    private static readonly JsonSerializerOptions Lines = new(Answer.Json) { WriteIndented = false };

    public static Command Create(SharedOptions shared)
    {
        var labels = new Argument<string>("LABELS") { Description = "JSON Lines of {from,to,provider,substantive,severity,topics,why?,uncertain?}; paths stand beside the file" };
        var only = new Option<string[]>("--provider") { Description = "Only this provider's pairs; may be repeated", HelpName = "NAME" };
        var evaluate = new Command("evaluate", "Measure the classifier against labelled pairs") { labels, only };
        evaluate.SetAction(async (parsed, ct) =>
        {
            var evaluation = TermsEvaluation.Of(await PairsAsync(parsed.GetRequiredValue(labels), parsed.GetValue(only) ?? [], ct));
            var unmet = evaluation.Unmet().ToList();
            Answer.Write(parsed.GetValue(shared.Json), Shape(evaluation, unmet), (_, output) => Print(evaluation, unmet, output));
            return unmet.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return evaluate;
    }

    private static async Task<List<LabelledPair>> PairsAsync(string path, string[] only, CancellationToken ct)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var pairs = new List<LabelledPair>();
        foreach (var text in System.Text.Encoding.UTF8.GetString(await TermsFiles.BytesAsync(path, ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Read(text, pairs.Count + 1) is not { Uncertain: false } label || (only.Length > 0 && !only.Contains(label.Provider, StringComparer.OrdinalIgnoreCase)))
                continue;

            var before = await TermsFiles.PageAsync(Path.Combine(beside, label.From), PageParts.Whole, url: null, ct);
            var after = await TermsFiles.PageAsync(Path.Combine(beside, label.To), PageParts.Whole, url: null, ct);
            pairs.Add(new(label.To, label.Provider, label.Substantive, label.Severity, label.Topics, ChangeClassifier.Compare(before, after)) { Why = label.Why });
        }

        return pairs.Count > 0 ? pairs : throw new CommandFailedException($"{path} holds no labelled pairs to measure with.");
    }

    private static Label? Read(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<Label>(line, Lines);
        }
        catch (JsonException e)
        {
            throw new CommandFailedException($"Label {number} cannot be read: {e.Message}", e);
        }
    }

    private static object Shape(TermsEvaluation evaluation, List<string> unmet) => new
    {
        evaluation.All,
        evaluation.Providers,
        unmet,
        Wrong = evaluation.Wrong.Select(w => new
        {
            w.Name,
            Faults = w.Faults(),
            w.Why,
            Says = new { w.Said.Material, w.Said.Level, w.Said.Topics, w.Said.Kind, w.Said.Weightiest?.Reason, w.Said.Weightiest?.Evidence },
        }),
    };

    private static void Print(TermsEvaluation evaluation, List<string> unmet, TextWriter output)
    {
        output.WriteLine($"{"",-16}{"pairs",6}{"precision",11}{"recall",8}{"weighty",9}{"level",8}{"far off",9}{"topics F1",11}");
        foreach (var line in (EvaluationLine[])[.. evaluation.Providers, evaluation.All])
            output.WriteLine($"{line.Name,-16}{line.Pairs,6}{Text(line.Precision),11}{Text(line.Recall),8}{$"{line.WeightyFound}/{line.Weighty}",9}{Text(line.LevelShare),8}{line.LevelFarOff,9}{Text(line.TopicsF1),11}");

        foreach (var wrong in evaluation.Wrong)
        {
            output.WriteLine();
            output.WriteLine($"{wrong.Name}: {string.Join(' ', wrong.Faults())}");
            if (wrong.Why is { } why)
                output.WriteLine($"  a person: {why}");

            if (wrong.Said.Weightiest is { } said)
                output.WriteLine($"  we: {said.Reason} \"{said.Evidence}\"");
        }

        output.WriteLine();
        output.WriteLine(unmet.Count == 0 ? "Every bar is met." : string.Join(Environment.NewLine, unmet));
    }

    private static string Text(double? share) => share is { } s ? s.ToString("0.00", CultureInfo.InvariantCulture) : "-";

    private sealed record Label(string Provider, string From, string To, bool Substantive, ChangeLevel Severity, IReadOnlyList<TermsTopic> Topics, string? Why, bool Uncertain);
}
