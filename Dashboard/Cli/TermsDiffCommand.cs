using System.CommandLine;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;

namespace Dashboard.Cli;

/// <summary><c>terms diff</c>: what changed between two texts, and how much it matters.</summary>
internal static class TermsDiffCommand
{
    public static Command Create(SharedOptions shared)
    {
        var old = new Argument<string?>("OLD") { Description = "The earlier text: Markdown, text or HTML", Arity = ArgumentArity.ZeroOrOne };
        var now = new Argument<string?>("NEW") { Description = "The later text", Arity = ArgumentArity.ZeroOrOne };
        var batch = TermsArguments.Batch("{old,new}");
        var diff = new Command("diff", "Compare two texts clause by clause") { old, now, batch };
        diff.Validators.Add(TermsArguments.EitherOr(batch, "OLD and NEW", old, now));
        diff.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(batch) is { } lines)
                return await TermsFiles.BatchAsync<Line>(lines, async (line, path) => Shape(await CompareAsync(path(line.Old), path(line.New), ct)), why => new { error = why }, ct);

            var answer = await CompareAsync(parsed.GetValue(old)!, parsed.GetValue(now)!, ct);
            Answer.Write(parsed.GetValue(shared.Json), Shape(answer), (_, output) => Print(answer, output));
            return ExitCode.Done;
        });
        return diff;
    }

    private static async Task<TermsDiff> CompareAsync(string old, string now, CancellationToken ct) => ChangeClassifier.Compare(
        await TermsFiles.PageAsync(old, PageParts.Whole, url: null, ct), await TermsFiles.PageAsync(now, PageParts.Whole, url: null, ct));

    private static object Shape(TermsDiff diff) => new
    {
        diff.Material,
        diff.Level,
        diff.Topics,
        diff.Kind,
        diff.EffectiveDates,
        Changes = diff.Changes.Select(c => new { c.Op, c.Heading, c.Before, c.After, c.Topics, c.Level, c.Evidence, c.Reason }),
        diff.Links,
    };

    private static void Print(TermsDiff diff, TextWriter output)
    {
        output.WriteLine($"{TermsArguments.Kebab(diff.Level)} ({TermsArguments.Kebab(diff.Kind)}): {string.Join(", ", diff.Topics.Select(TermsArguments.Kebab))}");
        foreach (var change in diff.Changes)
        {
            output.WriteLine();
            output.WriteLine($"[{TermsArguments.Kebab(change.Level)}] {TermsArguments.Kebab(change.Op)} in \"{change.Heading}\": {change.Reason}");
            if (change.Before is { } before)
                output.WriteLine($"- {before}");

            if (change.After is { } after)
                output.WriteLine($"+ {after}");
        }
    }

    private sealed record Line(string Old, string New);
}
