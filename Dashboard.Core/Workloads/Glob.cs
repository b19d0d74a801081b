namespace Dashboard.Core.Workloads;

/// <summary>
/// A pattern where <c>*</c> stands for any run of characters and letter case does not matter. Taking each piece at
/// its earliest place is enough, so the time is bounded by length × pattern whatever somebody writes.
/// </summary>
public sealed class Glob(string pattern)
{
    private readonly string[] _pieces = pattern.Split('*');

    /// <summary>How many characters it fixes: the more, the more specific.</summary>
    public int Fixed { get; } = pattern.Count(c => c != '*');

    public static bool IsGlob(string pattern) => pattern.Contains('*', StringComparison.Ordinal);

    public bool Matches(ReadOnlySpan<char> text)
    {
        if (_pieces.Length == 1)
            return text.Equals(_pieces[0], StringComparison.OrdinalIgnoreCase);

        if (text.Length < Fixed || !text.StartsWith(_pieces[0], StringComparison.OrdinalIgnoreCase) || !text.EndsWith(_pieces[^1], StringComparison.OrdinalIgnoreCase))
            return false;

        var rest = text[_pieces[0].Length..^_pieces[^1].Length];
        foreach (var piece in _pieces.AsSpan(1, _pieces.Length - 2))
        {
            var at = rest.IndexOf(piece, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return false;

            rest = rest[(at + piece.Length)..];
        }

        return true;
    }
}
