using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Core.Alerts.Proof;

/// <summary>The world around <see cref="TermsKillProof"/> on the loopback: documents that say something else in each generation, a webhook and a mail server.</summary>
internal sealed class KillServers : IAsyncDisposable
{
    private const int LongestLine = 100_000;

    private readonly TcpListener _web = new(IPAddress.Loopback, 0);
    private readonly TcpListener _mail = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _hooks = new();
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly Task _serving;
    private int _generation;

    public KillServers()
    {
        _web.Start();
        _mail.Start();
        _serving = Task.WhenAll(AcceptAsync(_web, WebAsync), AcceptAsync(_mail, MailAsync));
    }

    public int WebPort => ((IPEndPoint)_web.LocalEndpoint).Port;

    public int MailPort => ((IPEndPoint)_mail.LocalEndpoint).Port;

    /// <summary>The message ids of all webhook requests.</summary>
    public IReadOnlyList<string> Hooks => [.. _hooks];

    /// <summary>The message ids of all mails that were handed over to their last dot.</summary>
    public IReadOnlyList<string> Mails => [.. _mails];

    /// <summary>From now on every document says something else.</summary>
    public void Turn(int generation) => Volatile.Write(ref _generation, generation);

    public static string Sentence(string source, int generation) =>
        string.Create(CultureInfo.InvariantCulture, $"We keep the prompts of product {source} for {30 + generation} days, and then we delete them.");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _web.Stop();
        _mail.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _web.Dispose();
        _mail.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, Func<StreamReader, Stream, Task> talk)
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(_stop.Token);
            _ = TalkAsync(client, talk);
        }
    }

    private static async Task TalkAsync(TcpClient client, Func<StreamReader, Stream, Task> talk)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await talk(reader, stream);
            }
            catch (IOException)
            {
                // The other side has been killed: that is what this is for.
            }
        }
    }

    // GET /terms/3 HTTP/1.1, headers, an empty line; a POST has as many bytes after it as Content-Length says.
    private async Task WebAsync(StreamReader reader, Stream stream)
    {
        if (await reader.ReadLineAsync() is not { } request || request.Split(' ') is not [_, var path, ..])
            return;

        var (id, length) = ("", 0);
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            id = ValueOf(header, "webhook-id") ?? id;
            length = ValueOf(header, "content-length") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : length;
        }

        var body = new char[Math.Min(length, LongestLine)];
        // Reading nothing would still wait for something.
        if (body.Length > 0 && await reader.ReadBlockAsync(body) < body.Length)
            return;

        if (path == "/hook")
            _hooks.Enqueue(id);

        var page = Encoding.UTF8.GetBytes(path.StartsWith("/terms/", StringComparison.Ordinal) ? Page(path[7..]) : path == "/hook" ? "{}" : "");
        var status = page.Length > 0 ? "200 OK" : "404 Not Found";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {(path == "/hook" ? "application/json" : "text/html; charset=utf-8")}\r\nContent-Length: {page.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(page);
    }

    private async Task MailAsync(StreamReader reader, Stream stream)
    {
        Task Say(string words) => stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n")).AsTask();
        await Say("220 local.test ESMTP");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "DATA":
                    await Say("354 go on");
                    var id = "";
                    while (await reader.ReadLineAsync() is var said && said != ".")
                    {
                        // Cut off before its last dot: no server takes such a mail.
                        if (said is null)
                            return;

                        id = ValueOf(said, "message-id") ?? id;
                    }

                    _mails.Enqueue(id);
                    await Say("250 taken");
                    break;
                case "QUIT":
                    await Say("221 bye");
                    return;
                default:
                    await Say("250 fine");
                    break;
            }
        }
    }

    private static string? ValueOf(string header, string name) =>
        header.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase) ? header[(name.Length + 1)..].Trim() : null;

    private string Page(string source)
    {
        var text = new StringBuilder("<!doctype html><html lang=\"en\"><head><title>Terms of use</title></head><body><main><h1>Terms of use</h1><p>These terms are an agreement between you and us. By using the service you agree to them.</p><h2>Rules</h2>");
        for (var rule = 1; rule <= 20; rule++)
            text.Append(CultureInfo.InvariantCulture, $"<p>You must protect the keys of the account as rule {rule} of this agreement says, and tell us without delay when they are lost.</p>");

        return text.Append(CultureInfo.InvariantCulture, $"<h2>Data</h2><p>{Sentence(source, Volatile.Read(ref _generation))}</p></main></body></html>").ToString();
    }
}
