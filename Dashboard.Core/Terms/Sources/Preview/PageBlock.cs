namespace Dashboard.Core.Terms.Sources.Preview;

/// <summary>A heading, paragraph, list item or row of a page, as text. <paramref name="Taken"/>: it belongs to the document as the selectors stand.</summary>
/// <param name="Kind">The element's name, as in <c>h2</c>.</param>
public sealed record PageBlock(int Index, string Kind, string Text, bool Taken);

/// <summary>A part of a page that holds a block, and the selector that picks exactly it.</summary>
/// <param name="Words">How much text the part holds.</param>
public sealed record PagePart(string Selector, string Kind, int Words);
