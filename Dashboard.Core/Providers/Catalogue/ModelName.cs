using System.Text.RegularExpressions;

namespace Dashboard.Core.Providers.Catalogue;

/// <summary>Spellings of one model name: case and separators carry no meaning, everything else does.</summary>
public static partial class ModelName
{
    /// <summary>Lower case, every separator a hyphen: <c>Claude Sonnet 4.5</c> is <c>claude-sonnet-4-5</c>. Slashes stay.</summary>
    public static string Normalise(string name)
    {
        Span<char> buffer = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            var next = c is '.' or '_' or ' ' or ':' or '@' or '~' or '-' ? '-' : char.ToLowerInvariant(c);
            if (next == '-' && (length == 0 || buffer[length - 1] is '-' or '/'))
                continue;

            buffer[length++] = next;
        }

        while (length > 0 && buffer[length - 1] == '-')
            length--;

        return new string(buffer[..length]);
    }

    /// <summary>Claude 3 puts the number first, Claude 4 the family; sources write both ways. Null for other names.</summary>
    public static string? Swapped(string normalised)
    {
        var match = FamilyFirst().Match(normalised);
        if (!match.Success)
            match = NumberFirst().Match(normalised);

        return match.Success && match.Groups["number"].Success
            ? match.Groups["tail"].Value is var tail && normalised.StartsWith($"claude-{match.Groups["family"].Value}", StringComparison.Ordinal)
                ? $"claude-{match.Groups["number"].Value}-{match.Groups["family"].Value}{tail}"
                : $"claude-{match.Groups["family"].Value}-{match.Groups["number"].Value}{tail}"
            : null;
    }

    [GeneratedRegex(@"^claude-(?<family>opus|sonnet|haiku|fable|mythos)-(?<number>\d(-\d)?)(?<tail>-.*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex FamilyFirst();

    [GeneratedRegex(@"^claude-(?<number>\d(-\d)?)-(?<family>opus|sonnet|haiku|fable|mythos)(?<tail>-.*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex NumberFirst();
}
