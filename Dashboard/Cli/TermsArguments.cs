using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;

namespace Dashboard.Cli;

/// <summary>Arguments that the terms commands share.</summary>
internal static class TermsArguments
{
    public static Option<string?> Batch(string shape) =>
        new("--batch") { Description = $"JSON Lines of {shape}; one answer a line, in order", HelpName = "FILE" };

    /// <summary>Either a batch or what a single answer needs, not both and not neither.</summary>
    public static Action<CommandResult> EitherOr(Option<string?> batch, string names, params Argument<string?>[] single) => result =>
    {
        var given = single.Count(a => result.GetValue(a) is not null);
        if (result.GetValue(batch) is null ? given < single.Length : given > 0)
            result.AddError($"Give {names}, or --batch FILE.");
    };

    public static Uri? Url(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;

        result.AddError($"\"{text}\" is not an address that starts with https:// or http://.");
        return null;
    }

    public static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
