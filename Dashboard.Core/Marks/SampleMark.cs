namespace Dashboard.Core.Marks;

/// <summary>Says that something was made by the sample workspace; written before the thing itself, so that nothing it makes is ever without one.</summary>
public sealed class SampleMark
{
    /// <summary>Which kind of thing: one of <see cref="MarkKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>By which the room finds it: a name, a key, an address.</summary>
    public required string Key { get; init; }
}

/// <summary>Kinds of things that can be marked.</summary>
public static class MarkKinds
{
    /// <summary>By the name of the connection: all usage of it is made up.</summary>
    public const string Connection = "connection";
    public const string Workload = "workload";

    /// <summary>By the address of the document.</summary>
    public const string TermsSource = "terms-source";

    /// <summary>By the address of the list.</summary>
    public const string Listing = "listing";

    /// <summary>By the address of a page about deprecations or status.</summary>
    public const string ModelPage = "model-page";
    public const string Budget = "budget";
}
