using System.CommandLine;

using Dashboard.Core.Terms.Capture;

namespace Dashboard.Cli;

/// <summary><c>terms extract</c>: a page to normalised Markdown.</summary>
internal static class TermsExtractCommand
{
    public static Command Create(SharedOptions shared)
    {
        var file = new Argument<string>("FILE") { Description = "A captured page; - for standard input" };
        var select = Selectors("--select", "Only the parts that this CSS selector picks; may be repeated");
        var remove = Selectors("--remove", "Without the parts that this CSS selector picks; may be repeated");
        var extract = new Command("extract", "Print a page's text as normalised Markdown") { file, select, remove };
        extract.SetAction(async (parsed, ct) =>
        {
            var page = await TermsFiles.PageAsync(
                parsed.GetRequiredValue(file), new PageParts(parsed.GetValue(select) ?? [], parsed.GetValue(remove) ?? []), url: null, ct);
            if (page.Signs.SelectorFoundNothing)
                throw new CommandFailedException("None of the selectors found anything on the page.");

            Answer.Write(
                parsed.GetValue(shared.Json),
                new { page.Title, page.Markdown, page.Words, page.Language, page.Hash, page.Links },
                (answer, output) => output.WriteLine(answer.Markdown));
            return ExitCode.Done;
        });
        return extract;
    }

    private static Option<string[]> Selectors(string name, string description)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = "CSS", AllowMultipleArgumentsPerToken = false };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !PageExtractor.IsSelector(t.Value)))
                result.AddError($"\"{token.Value}\" is not a CSS selector.");
        });
        return option;
    }
}
