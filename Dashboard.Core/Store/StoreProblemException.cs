namespace Dashboard.Core.Store;

/// <summary>The store cannot be used; the message is one sentence that says why and what to do.</summary>
public sealed class StoreProblemException(string message, Exception? inner = null) : Exception(message, inner);
