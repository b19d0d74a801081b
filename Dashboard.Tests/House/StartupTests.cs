using System.Net;

using Dashboard.Core.Store;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.House;

/// <summary>The whole app starts, and every route asks who you are.</summary>
public sealed class StartupTests(AppHost app) : IClassFixture<AppHost>
{
    // Everything else is closed. A new line here is a decision to open a door.
    private static readonly string[] Anonymous = ["/healthz", "/sign-in", "/welcome/{Token}", "/error", "/feeds/alerts.atom", "/feeds/lifecycle.ics"];

    [Fact]
    public void Only_sign_in_health_and_static_files_are_open()
    {
        var open = Routes().Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsFile(r)).Select(Path).Distinct();

        Assert.Equal(Anonymous.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_other_route_asks_who_you_are()
    {
        using var client = app.Client();
        var closed = Routes().Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.True(closed.Count > 5, "no routes were found to ask");

        foreach (var route in closed)
        {
            var path = string.Join('/', Path(route).Split('/').Select(part => part.StartsWith('{') ? "1" : part));
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                var asked = answer.StatusCode is HttpStatusCode.Unauthorized
                    || (answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal));
                Assert.True(asked, $"{method} {path} answered {(int)answer.StatusCode} to a stranger");
            }
        }
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/_blazor?id=1")]
    [InlineData("/jobs-dashboard")]
    [InlineData("/appsettings.json")]
    [InlineData("/data/dashboard.db")]
    public async Task Unknown_addresses_tell_strangers_nothing(string path)
    {
        using var client = app.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        using var client = app.Client();
        foreach (var path in new[] { "/", "/sign-in", "/healthz", "/favicon.svg", "/nothing-here" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

            Assert.Contains("script-src 'self';", policy);
            Assert.DoesNotContain("unsafe-eval", policy);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task The_migrations_make_the_tables_that_the_model_describes()
    {
        await using var store = await app.Services.GetRequiredService<IDbContextFactory<DashboardStore>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);

        Assert.False(store.Database.HasPendingModelChanges(), "add a migration: the model has changed since the last one");
        Assert.Equal("wal", Assert.Single(await store.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(1, Assert.Single(await store.Database.SqlQueryRaw<long>("PRAGMA foreign_keys").ToListAsync(TestContext.Current.CancellationToken)));
    }

    private IEnumerable<RouteEndpoint> Routes() =>
        app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    private static string Path(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    private static bool IsFile(RouteEndpoint route) =>
        route.Metadata.Any(m => m.GetType().Name is "StaticAssetDescriptor");
}
