using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Tests.Support;

/// <summary>A mail server on the loopback: takes every mail and keeps it, or misbehaves as told.</summary>
public sealed class LocalMail : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _mails = new();
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

    /// <summary>Hangs up before anything is said.</summary>
    public bool VanishesAtOnce { get; set; }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TalkAsync(Socket socket, CancellationToken ct)
    {
        if (VanishesAtOnce)
            return;

        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await SayAsync(stream, "220 local.test ESMTP", ct);
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await SayAsync(stream, "250-local.test\r\n250 SIZE 1000000", ct);
                    break;
                case "RCPT":
                    await SayAsync(stream, Recipient, ct);
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on", ct);
                    _mails.Enqueue(await BodyAsync(reader, ct));
                    if (VanishesAfterData)
                        return;

                    await SayAsync(stream, "250 taken as 42", ct);
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye", ct);
                    return;
                default:
                    await SayAsync(stream, "250 fine", ct);
                    break;
            }
        }
    }

    private static async Task<string> BodyAsync(StreamReader reader, CancellationToken ct)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(ct) is { } line and not ".")
            body.Append(line).Append('\n');

        return body.ToString();
    }

    private static Task SayAsync(NetworkStream stream, string words, CancellationToken ct) => stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), ct).AsTask();
}
