using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Support;

/// <summary>A real web server on the loopback: routes are lambdas, requests are written down, unknown paths are 404.</summary>
public sealed class LocalWeb : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _routes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly WebApplication _app;
    private int _now;
    private int _most;

    private LocalWeb(X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null)
                    listen.UseHttps(certificate);
            }));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The root, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Root { get; private set; } = null!;

    /// <summary>Host and port, as a setting wants them: <c>127.0.0.1:40123</c>.</summary>
    public string Authority => Root.Authority;

    public int Port => Root.Port;

    /// <summary>Everything asked so far, in order.</summary>
    public IReadOnlyList<SeenRequest> Requests => [.. _seen];

    /// <summary>The largest number of requests that were under way together.</summary>
    public int MostAtOnce => Volatile.Read(ref _most);

    public static async Task<LocalWeb> StartAsync(X509Certificate2? certificate = null)
    {
        var web = new LocalWeb(certificate);
        await web._app.StartAsync(TestContext.Current.CancellationToken);
        var addresses = web._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        web.Root = new Uri(addresses.Addresses.Single());
        return web;
    }

    public Uri Url(string pathAndQuery) => new(Root, pathAndQuery);

    public IReadOnlyList<SeenRequest> RequestsTo(string path) =>
        [.. _seen.Where(r => r.Path.Equals(path, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Answers a path, whatever the method; a later lambda for the same path takes over.</summary>
    public LocalWeb On(string path, RequestDelegate answer)
    {
        _routes[path] = answer;
        return this;
    }

    /// <summary>Answers a path for one method, before those that take any.</summary>
    public LocalWeb On(HttpMethod method, string path, RequestDelegate answer) => On($"{method} {path}", answer);

    public LocalWeb Text(string path, string text, string contentType = "text/plain; charset=utf-8", int status = 200) =>
        On(path, context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync(text, context.RequestAborted);
        });

    public LocalWeb Json(string path, string json, int status = 200) => Text(path, json, "application/json", status);

    public LocalWeb Redirect(string path, string to, int status = 302) =>
        On(path, context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = to;
            return Task.CompletedTask;
        });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var now = Interlocked.Increment(ref _now);
        for (var most = _most; now > most; most = _most)
            Interlocked.CompareExchange(ref _most, now, most);

        try
        {
            var request = context.Request;
            request.EnableBuffering();
            using var reader = new StreamReader(request.Body, leaveOpen: true);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            request.Body.Position = 0;
            _seen.Enqueue(new(
                request.Method,
                request.Path,
                request.QueryString.Value ?? "",
                request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                body));

            if (_routes.TryGetValue($"{request.Method} {request.Path}", out var answer) || _routes.TryGetValue(request.Path, out answer))
                await answer(context);
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }
}

/// <summary>A request that arrived.</summary>
public sealed record SeenRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
