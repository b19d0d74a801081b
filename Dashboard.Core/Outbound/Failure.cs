using System.Net.Sockets;
using System.Security.Authentication;

namespace Dashboard.Core.Outbound;

/// <summary>What went wrong on the way.</summary>
public enum FailureKind
{
    Dns,
    Connect,
    Tls,
    Timeout,
    TooLarge,
    TooManyRedirects,
    RedirectLoop,

    /// <summary>The other side spoke, but not HTTP as we know it.</summary>
    Protocol,

    /// <summary>The connection ended in the middle.</summary>
    Interrupted,
}

/// <summary>Thrown to typed clients; <see cref="OutboundClient"/> turns it into a value.</summary>
public sealed class OutboundFailedException(FailureKind kind, string detail, Exception? inner = null) : HttpRequestException(detail, inner)
{
    public FailureKind Kind { get; } = kind;

    internal static OutboundFailedException TimedOut(string setting, TimeSpan limit, Exception? inner = null) =>
        new(FailureKind.Timeout, $"Not done within {OutboundOptions.Section}:{setting} ({limit}).", inner);

    /// <summary>Reads an exception of the HTTP stack; null when it is none.</summary>
    internal static OutboundFailedException? Read(Exception e) => e switch
    {
        OutboundFailedException failed => failed,
        HttpRequestException { InnerException: OutboundFailedException failed } => failed,
        HttpRequestException http => new(KindOf(http.HttpRequestError, http.InnerException), Sentence(http), http),
        HttpIOException io => new(KindOf(io.HttpRequestError, io.InnerException), Sentence(io), io),
        InvalidDataException or InvalidOperationException => new(FailureKind.Protocol, $"The body could not be decompressed: {e.Message}", e),
        IOException => new(FailureKind.Interrupted, Sentence(e), e),
        _ => null,
    };

    private static FailureKind KindOf(HttpRequestError error, Exception? inner) => error switch
    {
        HttpRequestError.NameResolutionError => FailureKind.Dns,
        HttpRequestError.ConnectionError => FailureKind.Connect,
        HttpRequestError.SecureConnectionError => FailureKind.Tls,
        HttpRequestError.ResponseEnded => FailureKind.Interrupted,
        HttpRequestError.ConfigurationLimitExceeded => FailureKind.TooLarge,
        _ => inner switch
        {
            HttpIOException io => KindOf(io.HttpRequestError, io.InnerException),
            AuthenticationException => FailureKind.Tls,
            IOException or SocketException => FailureKind.Interrupted,
            _ => FailureKind.Protocol,
        },
    };

    /// <summary>The innermost message says what happened; the outer ones say "see inner exception".</summary>
    private static string Sentence(Exception e)
    {
        while (e.InnerException is { } inner)
            e = inner;

        return e.Message;
    }
}
