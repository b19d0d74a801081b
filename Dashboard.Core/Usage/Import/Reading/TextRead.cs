namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>Takes a piece of a file and the line on which it begins; the bytes are lent until it returns.</summary>
internal delegate void TextRead(ReadOnlySpan<byte> text, long line);
