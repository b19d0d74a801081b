namespace Dashboard.Core.Terms.Capture;

/// <summary>Where a page points: compared apart from its words, since a moved sub-processor list is news and a tracking id is not.</summary>
public sealed record PageLink(string Text, string Target);
