using Dashboard.Core.Terms.Capture;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Compares where two texts point: by the words of the link, since words are what a reader follows.</summary>
internal static class LinkChanges
{
    public static IReadOnlyList<LinkChange> Between(IReadOnlyList<PageLink> before, IReadOnlyList<PageLink> after)
    {
        var old = ByText(before);
        var now = ByText(after);
        return [.. old.Keys.Union(now.Keys)
            .Select(text => new LinkChange(text, old.GetValueOrDefault(text), now.GetValueOrDefault(text)))
            .Where(c => c.Before != c.After && c.Text.Length > 0)];
    }

    private static Dictionary<string, string> ByText(IReadOnlyList<PageLink> links)
    {
        var targets = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var link in links)
            targets.TryAdd(Wording.Of(link.Text), link.Target);

        return targets;
    }
}
