using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import;

/// <summary>A source said more of a window than is replaced at once; ask it for fewer days.</summary>
public sealed class WindowTooLargeException(Window window)
    : Exception($"{window.Connection} has more than half a million rows from {window.From:yyyy-MM-dd} to {window.Until:yyyy-MM-dd}; fewer days have to be asked for at a time.");
