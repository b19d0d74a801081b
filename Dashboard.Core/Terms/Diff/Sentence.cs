namespace Dashboard.Core.Terms.Diff;

/// <summary>One sentence, list item, heading or table row. <paramref name="Key"/>: its words alone, in lower case; equal keys say the same.</summary>
public sealed record Sentence(string Text, string Key, string Heading, bool IsHeading)
{
    /// <summary>The sentence with a colon above a list: "You may not:" makes a ban of each item.</summary>
    public string Lead { get; init; } = "";

    public bool IsRow { get; init; }
}
