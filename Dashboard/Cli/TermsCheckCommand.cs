using System.CommandLine;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;

namespace Dashboard.Cli;

/// <summary><c>terms check</c>: is this capture the document?</summary>
internal static class TermsCheckCommand
{
    public static Command Create(SharedOptions shared)
    {
        var file = new Argument<string?>("FILE") { Description = "A captured page; - for standard input", Arity = ArgumentArity.ZeroOrOne };
        var source = new Option<int?>("--source") { Description = "Judge it as this source's answer", HelpName = "ID" };
        var url = new Option<Uri?>("--url") { Description = "The address it was fetched from", HelpName = "URL", CustomParser = TermsArguments.Url };
        var baseline = new Option<string?>("--baseline") { Description = "The capture held so far", HelpName = "FILE" };
        var batch = TermsArguments.Batch("{file,url?,baseline?}");
        var check = new Command("check", "Is this capture the document?") { file, source, url, baseline, batch };
        check.Validators.Add(TermsArguments.EitherOr(batch, "FILE", file));
        check.SetAction((parsed, ct) => parsed.GetValue(batch) is { } lines
            ? TermsFiles.BatchAsync<Line>(lines, async (line, path) => await CheckAsync(path(line.File), line.Url, line.Baseline is { } b ? path(b) : null, ct), Unreadable, ct)
            : OneAsync(shared, parsed, parsed.GetValue(file)!, parsed.GetValue(source), parsed.GetValue(url), parsed.GetValue(baseline), ct));
        return check;
    }

    private static async Task<int> OneAsync(SharedOptions shared, ParseResult parsed, string file, int? source, Uri? url, string? baseline, CancellationToken ct)
    {
        var check = source is { } id ? await AgainstSourceAsync(shared, parsed, id, file, url, ct) : await CheckAsync(file, url, baseline, ct);
        Answer.Write(parsed.GetValue(shared.Json), check, (answer, output) => output.WriteLine(
            $"{TermsArguments.Kebab(answer.State)}: {answer.Reason}{Environment.NewLine}{answer.Title} ({answer.Words} words, {answer.Language ?? "language unknown"}, {answer.Hash[..12]})"));
        return ExitCode.Done;
    }

    private static async Task<TermsCheck> CheckAsync(string file, Uri? url, string? baseline, CancellationToken ct)
    {
        var page = await TermsFiles.PageAsync(file, PageParts.Whole, url, ct);
        return TermsCheck.Of(page, new CaptureContext
        {
            Asked = url,
            Baseline = baseline is null ? null : await TermsFiles.PageAsync(baseline, PageParts.Whole, url, ct),
        });
    }

    private static async Task<TermsCheck> AgainstSourceAsync(SharedOptions shared, ParseResult parsed, int id, string file, Uri? url, CancellationToken ct)
    {
        using var host = await CommandServices.OpenAsync(shared, parsed, ct);
        return await host.Services.GetRequiredService<CheckAgainstSource>().RunAsync(id, await TermsFiles.BytesAsync(file, ct), url, ct)
            ?? throw new CommandFailedException($"There is no terms source {id}.");
    }

    private static TermsCheck Unreadable(string why) => new(TermsState.NeverCaptured, why, "", 0, null, "");

    private sealed record Line(string File, Uri? Url, string? Baseline);
}
