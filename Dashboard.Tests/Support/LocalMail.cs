using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Dashboard.Tests.Support;

/// <summary>A mail server on the loopback: takes every mail and keeps it, or misbehaves as told.</summary>
public sealed class LocalMail : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly ConcurrentQueue<(string, bool)> _signIns = new();
    private readonly RawServer _server;

    public LocalMail() => _server = new RawServer(TalkAsync);

    public int Port => _server.Port;

    public string Authority => _server.Authority;

    /// <summary>Every mail taken, as it came over the line.</summary>
    public IReadOnlyList<string> Mails => [.. _mails];

    /// <summary>The answer to a recipient.</summary>
    public string Recipient { get; set; } = "250 fine";

    /// <summary>Takes a mail and hangs up without saying so.</summary>
    public bool VanishesAfterData { get; set; }

    /// <summary>With it the server speaks TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>TLS from the first byte, instead of when the client asks (STARTTLS).</summary>
    public bool TlsAtOnce { get; init; }

    /// <summary>What was said to sign in, and whether the line was protected then.</summary>
    public IReadOnlyList<(string Line, bool Protected)> SignIns => [.. _signIns];

    /// <summary>Hangs up before anything is said.</summary>
    public bool VanishesAtOnce { get; set; }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TalkAsync(Socket socket, CancellationToken ct)
    {
        if (VanishesAtOnce)
            return;

        await using var open = new NetworkStream(socket);
        if (Certificate is { } certificate && TlsAtOnce)
        {
            await using var sealedLine = await SealAsync(open, certificate, ct);
            await TalkAsync(sealedLine, greets: true, ct);
            return;
        }

        // Nothing that came in the clear behind STARTTLS may count: another reader begins with the sealed line.
        if (await TalkAsync(open, greets: true, ct) && Certificate is { } shown)
        {
            await using var sealedLine = await SealAsync(open, shown, ct);
            await TalkAsync(sealedLine, greets: false, ct);
        }
    }

    private static async Task<SslStream> SealAsync(Stream line, X509Certificate2 certificate, CancellationToken ct)
    {
        var tls = new SslStream(line, leaveInnerStreamOpen: false);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, ct);
        return tls;
    }

    // Whether the client asked for TLS.
    private async Task<bool> TalkAsync(Stream stream, bool greets, CancellationToken ct)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        if (greets)
            await SayAsync(stream, "220 local.test ESMTP", ct);

        while (await reader.ReadLineAsync(ct) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await SayAsync(stream, Offers(stream), ct);
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go on", ct);
                    return true;
                case "AUTH":
                    _signIns.Enqueue((line, stream is SslStream));
                    await SayAsync(stream, "235 welcome", ct);
                    break;
                case "RCPT":
                    await SayAsync(stream, Recipient, ct);
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on", ct);
                    if (await BodyAsync(reader, ct) is not { } mail)
                        return false;

                    _mails.Enqueue(mail);
                    if (VanishesAfterData)
                        return false;

                    await SayAsync(stream, "250 taken as 42", ct);
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye", ct);
                    return false;
                default:
                    await SayAsync(stream, "250 fine", ct);
                    break;
            }
        }

        return false;
    }

    private string Offers(Stream line) =>
        (line, Certificate) switch
        {
            (SslStream, _) => "250-local.test\r\n250-AUTH PLAIN\r\n250 SIZE 1000000",
            (_, not null) => "250-local.test\r\n250-STARTTLS\r\n250 SIZE 1000000",
            _ => "250-local.test\r\n250 SIZE 1000000",
        };

    /// <summary>A mail without its last dot was never handed over: who sent it has died on the way, and no server takes it.</summary>
    private static async Task<string?> BodyAsync(StreamReader reader, CancellationToken ct)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if (line == ".")
                return body.ToString();

            body.Append(line).Append('\n');
        }

        return null;
    }

    private static Task SayAsync(Stream stream, string words, CancellationToken ct) => stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), ct).AsTask();
}
