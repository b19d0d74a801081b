using System.Text.RegularExpressions;

namespace Dashboard.Cli;

/// <summary>Takes <c>--Section:Key=value</c> out of the arguments: configuration, whatever the command.</summary>
public static partial class SettingArguments
{
    public static (string[] Settings, string[] Remaining) Split(IEnumerable<string> args)
    {
        var groups = args.ToLookup(a => Setting().IsMatch(a));
        return ([.. groups[true]], [.. groups[false]]);
    }

    [GeneratedRegex(@"^--[A-Za-z]\w*(:\w[\w.-]*)+=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Setting();
}
