using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Cli;

/// <summary>Servers for <c>bench poll</c>: one on each of many loopback addresses, each with a long document of its own.</summary>
internal static class PollBenchServers
{
    private const int Clauses = 220;

    private static readonly string[] Subjects = ["You", "Each customer", "We", "The provider", "Either party", "Your organisation"];
    private static readonly string[] Verbs = ["may use", "must not share", "will keep", "may suspend", "must protect", "will delete"];
    private static readonly string[] Objects = ["the service", "its keys", "inputs and outputs", "personal data", "the account", "records of use"];
    private static readonly string[] Ends = ["for the purposes named above", "without written consent", "as the law requires", "within thirty days", "unless both agree otherwise", "at its own cost"];

    public static IPAddress AddressOf(int source) => new([127, (byte)(1 + (source / 62_500)), (byte)(1 + (source / 250 % 250)), (byte)(1 + (source % 250))]);

    /// <summary>Says its port on standard output; a line on standard input changes a tenth of the documents.</summary>
    public static async Task RunAsync(int count, CancellationToken ct)
    {
        var changed = false;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        using var probe = new TcpListener(AddressOf(0), 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            for (var i = 0; i < count; i++)
                kestrel.Listen(AddressOf(i), port);
        });
        await using var app = builder.Build();
        app.Run(context =>
        {
            var bytes = context.Connection.LocalIpAddress!.MapToIPv4().GetAddressBytes();
            var source = ((bytes[1] - 1) * 62_500) + ((bytes[2] - 1) * 250) + bytes[3] - 1;
            return AnswerAsync(context, source, changed && source % 10 == 0);
        });
        await app.StartAsync(ct);
        await Console.Out.WriteLineAsync(port.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync(ct) is not null)
            changed = true;
    }

    private static async Task AnswerAsync(HttpContext context, int source, bool changed)
    {
        if (context.Request.Path != "/terms")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var tag = $"\"{source}-{(changed ? 2 : 1)}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(Page(source, changed), context.RequestAborted);
    }

    private static string Page(int source, bool changed)
    {
        var random = new Random(source);
        var text = new StringBuilder("<!doctype html><html lang=\"en\"><head><title>Terms of Service</title><style>");
        // Pages carry far more markup than words.
        text.Append('.', 20_000).Append("</style></head><body><nav><a href=\"/\">Home</a></nav><main><h1>Terms of Service</h1><p>Last updated: 1 March 2026</p>");
        text.Append(CultureInfo.InvariantCulture, $"<p>These terms are an agreement between you and Example {source} Ltd. By using the service you agree to them.</p>");
        for (var clause = 0; clause < Clauses; clause++)
        {
            if (clause % 12 == 0)
                text.Append(CultureInfo.InvariantCulture, $"<h2>{(clause / 12) + 1}. About {Objects[random.Next(Objects.Length)]}</h2>");

            text.Append(CultureInfo.InvariantCulture, $"<div class=\"clause c{clause}\"><p><span>{Pick(random, Subjects)} {Pick(random, Verbs)} {Pick(random, Objects)} {Pick(random, Ends)}, as section {clause + 1} of this agreement says.</span></p></div>");
        }

        text.Append(changed ? "<p>We may use your inputs to train our models by default.</p>" : "<p>We do not use your inputs to train our models.</p>");
        return text.Append("</main></body></html>").ToString();
    }

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
