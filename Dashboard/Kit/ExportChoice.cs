namespace Dashboard.Kit;

/// <summary>One file an <see cref="ExportButton"/> offers: the format's name and the address that answers with it.</summary>
public sealed record ExportChoice(string Name, string Href);
